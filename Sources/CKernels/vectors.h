/* Sixteen numbers at a time. Included once for each instruction set, inside its target attribute. */

typedef float Floats __attribute__((ext_vector_type(16)));
typedef int32_t Ints __attribute__((ext_vector_type(16)));
typedef uint8_t Bytes __attribute__((ext_vector_type(16)));
typedef int8_t SignedBytes __attribute__((ext_vector_type(16)));

#define INLINE static inline __attribute__((always_inline))
#define UNROLL _Pragma("clang loop unroll(full)")

/* Added to and taken from a number below 2²², it rounds to the nearest whole number, halves to even. */
#define ROUNDING 12582912.0f

INLINE Floats load(const float *from) {
    Floats v;
    memcpy(&v, from, sizeof v);
    return v;
}

INLINE Ints load_ints(const int32_t *from) {
    Ints v;
    memcpy(&v, from, sizeof v);
    return v;
}

INLINE Floats load_signed_bytes(const int8_t *from) {
    SignedBytes v;
    memcpy(&v, from, sizeof v);
    return __builtin_convertvector(v, Floats);
}

INLINE void store(float *to, Floats v) { memcpy(to, &v, sizeof v); }

INLINE Floats smaller(Floats a, Floats b) { return a < b ? a : b; }
INLINE Floats larger(Floats a, Floats b) { return a > b ? a : b; }

/* Always in the same order, whatever the registers' width. */
INLINE float sum(Floats v) {
    __typeof__(v.lo) v8 = v.lo + v.hi;
    __typeof__(v8.lo) v4 = v8.lo + v8.hi;
    return (v4.x + v4.z) + (v4.y + v4.w);
}

INLINE float largest(Floats v) {
    __typeof__(v.lo) v8 = v.lo > v.hi ? v.lo : v.hi;
    __typeof__(v8.lo) v4 = v8.lo > v8.hi ? v8.lo : v8.hi;
    __typeof__(v4.lo) v2 = v4.lo > v4.hi ? v4.lo : v4.hi;
    return v2.x > v2.y ? v2.x : v2.y;
}

INLINE float smallest(Floats v) { return -largest(-v); }

INLINE Ints bits_of(Floats v) {
    Ints bits;
    memcpy(&bits, &v, sizeof bits);
    return bits;
}

/* Polynomials are written in pairs (Estrin's scheme): a chain of sums in which each waits for the one before would take
   most of the time. */

/* 2ᵗ for t up to 126, to 3e-7 of it; what is below 2⁻¹²⁵ comes out as that. The polynomial is 2ᶠ on ±½, fitted to the
   least maximal error. */
INLINE Floats power_of_two(Floats t) {
    t = larger(t, (Floats)-125.0f);
    Floats rounded = t + ROUNDING;
    Floats f = t - (rounded - ROUNDING);
    Floats f2 = f * f;
    Floats y = ((1.000000072f + f * 6.931469671e-1f) + (2.402211972e-1f + f * 5.550713275e-2f) * f2)
               + (9.675541504e-3f + f * 1.327647196e-3f) * (f2 * f2);
    /* The lowest bits of `rounded` are the whole part of t: shifted, they are added to the exponent of y. */
    Ints bits = bits_of(y) + (bits_of(rounded) << 23);
    memcpy(&y, &bits, sizeof y);
    return y;
}

INLINE Floats exponential(Floats x) { return power_of_two(x * 1.44269504f); }

/* The natural logarithm of a number from 1 to 2¹²⁶, to 1e-7. Machines' own functions differ in the last digit. */
INLINE float logarithm(float x) {
    int32_t bits;
    memcpy(&bits, &x, sizeof bits);
    /* x = m · 2ⁿ with m from √½ to √2, and ln m = 2 artanh s. */
    int32_t n = (bits - 0x3F3504F3) >> 23;
    bits -= n << 23;
    float m;
    memcpy(&m, &bits, sizeof m);
    float s = (m - 1.0f) / (m + 1.0f), s2 = s * s;
    float series = 1.0f + s2 * (1.0f / 3.0f + s2 * (1.0f / 5.0f + s2 * (1.0f / 7.0f + s2 * (1.0f / 9.0f))));
    return (float)n * 0.693147181f + 2.0f * s * series;
}

/* x times the normal distribution up to x, to 2e-5. The distribution less a half, divided by x, is a polynomial of x²
   up to 4.8², fitted to the least maximal error and written in u = x² · 2/4.8² - 1, where rounding does no harm. */
INLINE Floats gelu(Floats x) {
    Floats near = smaller(larger(x, (Floats)-4.8f), (Floats)4.8f);
    Floats u = near * near * 8.680555556e-2f - 1.0f;
    Floats u2 = u * u, u4 = u2 * u2, u8 = u4 * u4;
    Floats a = (1.472124558e-1f - u * 7.297846846e-2f) + (5.292624324e-2f - u * 4.060782263e-2f) * u2;
    Floats b = (3.049090719e-2f - u * 2.184435965e-2f) + (1.467373475e-2f - u * 8.517897686e-3f) * u2;
    Floats c = (4.256916082e-3f - u * 2.788389164e-3f) + (1.990113394e-3f - u * 6.469662026e-4f) * u2;
    return x * (((a + b * u4) + c * u8) * near + 0.5f);
}

/* Whole numbers of one row as they leave an 8-bit product, as floats with bias. */
INLINE Floats channel_values(const int32_t *sums, const CRowScale *row, const CChannels *channels, int at) {
    Ints exact = load_ints(sums + at) - load_ints(channels->sums + at) * row->zero;
    return __builtin_convertvector(exact, Floats) * row->scale * load(channels->scale + at)
           + load(channels->bias + at);
}
