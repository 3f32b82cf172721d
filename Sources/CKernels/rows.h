/* Work on whole rows. Included once for each instruction set, inside its target attribute. */

/* A row whose least and largest numbers (or 0) are known. */
INLINE void quantise_within(const float *x, int width, float low, float high, uint8_t *out, CRowScale *result) {
    float span = high - low;
    int flat = !(span > 0.0f);
    float inverse = flat ? 0.0f : 255.0f / span;
    float zero = (-low * inverse + ROUNDING) - ROUNDING;
    result->scale = flat ? 1.0f : span / 255.0f;
    result->zero = flat ? 0 : (int32_t)zero;
    for (int i = 0; i < width; i += 16) {
        Floats n = (load(x + i) * inverse + ROUNDING) - ROUNDING + zero;
        n = smaller(larger(n, (Floats)0.0f), (Floats)255.0f);
        Bytes bytes = __builtin_convertvector(__builtin_convertvector(n, Ints), Bytes);
        memcpy(out + i, &bytes, sizeof bytes);
    }
}

INLINE void quantise_row(const float *x, int width, uint8_t *out, CRowScale *result) {
    Floats low = (Floats)0.0f, high = (Floats)0.0f;
    for (int i = 0; i < width; i += 16) {
        Floats v = load(x + i);
        low = smaller(v, low);
        high = larger(v, high);
    }
    quantise_within(x, width, smallest(low), largest(high), out, result);
}

INLINE void norm_row(float *x, int width, const CNorm *norm) {
    Floats total = (Floats)0.0f;
    for (int i = 0; i < width; i += 16) total += load(x + i);
    float mean = sum(total) / (float)width;
    Floats squares = (Floats)0.0f;
    for (int i = 0; i < width; i += 16) {
        Floats v = load(x + i) - mean;
        squares += v * v;
    }
    float factor = 1.0f / sqrtf(sum(squares) / (float)width + 1e-12f);
    for (int i = 0; i < width; i += 16)
        store(x + i, (load(x + i) - mean) * factor * load(norm->weight + i) + load(norm->bias + i));
}

static void embed(const CEmbedding *tables, const uint32_t *pieces, const uint8_t *features, int rows, int width,
                  float *out) {
    for (int row = 0; row < rows; row++, out += width) {
        const int8_t *piece = tables->pieces + (size_t)pieces[row] * width;
        const float *position = tables->positions + (size_t)row * width;
        const float *feature = tables->features + (size_t)features[row] * width;
        float scale = tables->scales[pieces[row]];
        for (int i = 0; i < width; i += 16)
            store(out + i, load_signed_bytes(piece + i) * scale + load(position + i) + load(feature + i));
        norm_row(out, width, &tables->norm);
    }
}

static void quantise(const float *x, int rows, int width, uint8_t *out, CRowScale *scales) {
    for (int row = 0; row < rows; row++)
        quantise_row(x + (size_t)row * width, width, out + (size_t)row * width, scales + row);
}

static void queries_keys_values(const int32_t *sums, const CRowScale *scales, const CChannels *channels, int rows,
                                int width, int heads, float *out) {
    float factor = 1.44269504f / sqrtf((float)(width / heads));
    for (int row = 0; row < rows; row++, sums += 3 * width, out += 3 * width) {
        for (int i = 0; i < width; i += 16)
            store(out + i, channel_values(sums, scales + row, channels, i) * factor);
        for (int i = width; i < 3 * width; i += 16) store(out + i, channel_values(sums, scales + row, channels, i));
    }
}

static void add_and_norm(const int32_t *sums, const CRowScale *scales, const CChannels *channels, const CNorm *norm,
                         int rows, int width, float *x) {
    for (int row = 0; row < rows; row++, sums += width, x += width) {
        for (int i = 0; i < width; i += 16)
            store(x + i, load(x + i) + channel_values(sums, scales + row, channels, i));
        norm_row(x, width, norm);
    }
}

static void gelu_rows(const int32_t *sums, const CRowScale *scales, const CChannels *channels, int rows, int width,
                      float *out) {
    for (int row = 0; row < rows; row++, sums += width, out += width)
        for (int i = 0; i < width; i += 16) store(out + i, gelu(channel_values(sums, scales + row, channels, i)));
}

static void gelu_quantised(const int32_t *sums, const CRowScale *scales, const CChannels *channels, int rows,
                           int width, float *scratch, uint8_t *out, CRowScale *out_scales) {
    for (int row = 0; row < rows; row++, sums += width, out += width) {
        Floats low = (Floats)0.0f, high = (Floats)0.0f;
        for (int i = 0; i < width; i += 16) {
            Floats v = gelu(channel_values(sums, scales + row, channels, i));
            store(scratch + i, v);
            low = smaller(v, low);
            high = larger(v, high);
        }
        quantise_within(scratch, width, smallest(low), largest(high), out, out_scales + row);
    }
}

static void log_softmax(float *x, int rows, int width) {
    for (int row = 0; row < rows; row++, x += width) {
        float top = x[0];
        for (int i = 1; i < width; i++) top = x[i] > top ? x[i] : top;
        Floats total = (Floats)0.0f;
        for (int i = 0; i < width; i += 16) {
            Floats v = (Floats)-1000.0f;
            for (int lane = 0; lane < 16 && i + lane < width; lane++) v[lane] = x[i + lane] - top;
            total += exponential(v);
        }
        float whole = top + logarithm(sum(total));
        for (int i = 0; i < width; i++) x[i] -= whole;
    }
}
