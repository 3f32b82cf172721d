/* Sixteen numbers at a time. Included once for each instruction set, inside its target attribute. */

typedef float Floats __attribute__((ext_vector_type(16)));
typedef int32_t Ints __attribute__((ext_vector_type(16)));
typedef uint8_t Bytes __attribute__((ext_vector_type(16)));
typedef int8_t SignedBytes __attribute__((ext_vector_type(16)));

#define INLINE static inline __attribute__((always_inline))

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

INLINE float sum(Floats v) {
    __typeof__(v.lo) v8 = v.lo + v.hi;
    __typeof__(v8.lo) v4 = v8.lo + v8.hi;
    return (v4.x + v4.z) + (v4.y + v4.w);
}

INLINE float largest(Floats v) {
    float result = v[0];
    for (int i = 1; i < 16; i++) result = v[i] > result ? v[i] : result;
    return result;
}

INLINE float smallest(Floats v) {
    float result = v[0];
    for (int i = 1; i < 16; i++) result = v[i] < result ? v[i] : result;
    return result;
}

/* eˣ for x up to 80, to about 2⁻²³; 2⁻¹²⁶ and less comes out as 0 or near it. Cody and Waite's reduction, Cephes' polynomial. */
INLINE Floats exponential(Floats x) {
    x = larger(x, (Floats)-87.0f);
    Floats rounded = x * 1.44269504f + ROUNDING;
    Floats n = rounded - ROUNDING;
    Floats f = (x - n * 0.693359375f) - n * -2.12194440e-4f;
    Floats p = (Floats)1.9875691500e-4f;
    p = p * f + 1.3981999507e-3f;
    p = p * f + 8.3334519073e-3f;
    p = p * f + 4.1665795894e-2f;
    p = p * f + 1.6666665459e-1f;
    p = p * f + 5.0000001201e-1f;
    Floats y = p * (f * f) + f + 1.0f;
    Ints exponent = __builtin_convertvector(n, Ints) << 23;
    Ints bits;
    memcpy(&bits, &y, sizeof bits);
    bits += exponent;
    memcpy(&y, &bits, sizeof y);
    return y;
}

/* x times the normal distribution up to x, by formula 7.1.26 of Abramowitz and Stegun for erf (error below 2e-7). */
INLINE Floats gelu(Floats x) {
    Floats magnitude = larger(x, -x);
    Floats z = smaller(magnitude, (Floats)12.0f) * 0.707106781f;
    Floats t = 1.0f / (z * 0.3275911f + 1.0f);
    Floats p = t * 1.061405429f - 1.453152027f;
    p = p * t + 1.421413741f;
    p = p * t - 0.284496736f;
    p = p * t + 0.254829592f;
    Floats tail = p * t * exponential(-(z * z)) * 0.5f;  /* the distribution beyond |x| */
    Floats below = x > 0.0f ? 1.0f - tail : tail;
    return x * below;
}

/* Whole numbers of one row as they leave an 8-bit product, as floats with bias. */
INLINE Floats channel_values(const int32_t *sums, const CRowScale *row, const CChannels *channels, int at) {
    Ints exact = load_ints(sums + at) - load_ints(channels->sums + at) * row->zero;
    return __builtin_convertvector(exact, Floats) * row->scale * load(channels->scale + at)
           + load(channels->bias + at);
}
