/* Attention of one window. Included once for each instruction set, inside its target attribute. */

/* Rows that are worked on together: as many as keep their sums in registers. */
#define GROUP 8

static void split_heads(const int32_t *sums, const CRowScale *scales, const CChannels *channels, int rows, int width,
                        int heads, float *queries, float *keys, float *values) {
    int head_width = width / heads;
    float root = 1.0f / sqrtf((float)head_width);
    for (int row = 0; row < rows; row++, sums += 3 * width) {
        for (int i = 0; i < width; i += 16) {
            size_t to = ((size_t)(i / head_width) * rows + row) * head_width + i % head_width;
            store(queries + to, channel_values(sums, scales + row, channels, i) * root);
            store(keys + to, channel_values(sums, scales + row, channels, width + i));
            store(values + to, channel_values(sums, scales + row, channels, 2 * width + i));
        }
    }
}

/* The keys of one head, as [head width × padded]; places past the last row are 0. */
INLINE void transpose(const float *keys, int rows, int padded, int head_width, float *out) {
    for (int i = 0; i < head_width; i++) {
        for (int row = 0; row < rows; row++) out[(size_t)i * padded + row] = keys[(size_t)row * head_width + i];
        for (int row = rows; row < padded; row++) out[(size_t)i * padded + row] = 0.0f;
    }
}

/* The products of `count` queries with all keys, into weights[count × padded]. */
INLINE void scores(const float *queries, const float *turned_keys, int count, int padded, int head_width,
                   float *weights) {
    for (int j = 0; j < padded; j += 16) {
        Floats total[GROUP];
        for (int r = 0; r < count; r++) total[r] = (Floats)0.0f;
        for (int i = 0; i < head_width; i++) {
            Floats key = load(turned_keys + (size_t)i * padded + j);
            for (int r = 0; r < count; r++) total[r] += key * queries[r * head_width + i];
        }
        for (int r = 0; r < count; r++) store(weights + (size_t)r * padded + j, total[r]);
    }
}

/* The weights of one row as e to their power, without those past the last row; gives one over their sum. */
INLINE float exponentials(float *weights, int rows, int padded) {
    for (int j = rows; j < padded; j++) weights[j] = weights[0];
    Floats top = load(weights);
    for (int j = 16; j < padded; j += 16) top = larger(top, load(weights + j));
    float highest = largest(top);
    for (int j = rows; j < padded; j++) weights[j] = -1e30f;
    Floats total = (Floats)0.0f;
    for (int j = 0; j < padded; j += 16) {
        Floats v = exponential(load(weights + j) - highest);
        total += v;
        store(weights + j, v);
    }
    return 1.0f / sum(total);
}

/* Sixteen columns of the weighted means of `count` rows. */
INLINE void mix(const float *weights, const float *values, const float *factors, int count, int rows, int padded,
                int head_width, float *out, int out_stride) {
    Floats total[GROUP];
    for (int r = 0; r < count; r++) total[r] = (Floats)0.0f;
    for (int j = 0; j < rows; j++) {
        Floats value = load(values + (size_t)j * head_width);
        for (int r = 0; r < count; r++) total[r] += value * weights[(size_t)r * padded + j];
    }
    for (int r = 0; r < count; r++) store(out + (size_t)r * out_stride, total[r] * factors[r]);
}

INLINE void attend_group(const float *queries, const float *turned_keys, const float *values, int count, int rows,
                         int padded, int width, int head_width, float *weights, float *out) {
    float factors[GROUP];
    scores(queries, turned_keys, count, padded, head_width, weights);
    for (int r = 0; r < count; r++) factors[r] = exponentials(weights + (size_t)r * padded, rows, padded);
    for (int i = 0; i < head_width; i += 16)
        mix(weights, values + i, factors, count, rows, padded, head_width, out + i, width);
}

static void attend(const float *queries, const float *keys, const float *values, int rows, int width, int heads,
                   float *scratch, float *out) {
    int head_width = width / heads, padded = (rows + 15) / 16 * 16;
    float *turned_keys = scratch, *weights = scratch + (size_t)head_width * padded;
    for (int head = 0; head < heads; head++) {
        size_t at = (size_t)head * rows * head_width;
        transpose(keys + at, rows, padded, head_width, turned_keys);
        int row = 0;
        for (; row + GROUP <= rows; row += GROUP)
            attend_group(queries + at + (size_t)row * head_width, turned_keys, values + at, GROUP, rows, padded,
                         width, head_width, weights, out + (size_t)row * width + head * head_width);
        for (; row < rows; row++)
            attend_group(queries + at + (size_t)row * head_width, turned_keys, values + at, 1, rows, padded, width,
                         head_width, weights, out + (size_t)row * width + head * head_width);
    }
}
