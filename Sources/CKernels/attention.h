/* Attention of one window. Included once for each instruction set, inside its target attribute.

   ROWS queries are worked on together, COLUMNS vectors of numbers at a time: as many sums as fit into the registers.
   They do not change the order in which any single sum is added up. */

#define STRIDE CKERNELS_STRIDE

/* Sets keys apart as [head width × STRIDE], with zeros after the last row up to `padded`, and values as
   [rows × head width]: close together, they stay in the cache. */
INLINE void gather(const float *keys, const float *values, int rows, int padded, int stride, int head_width,
                   float *turned_keys, float *own_values) {
    for (int row = 0; row < rows; row++, keys += stride, values += stride, own_values += head_width) {
        for (int i = 0; i < head_width; i += 16) store(own_values + i, load(values + i));
        /* One by one: machines that can scatter are slower at it. */
        _Pragma("clang loop vectorize(disable)")
        for (int i = 0; i < head_width; i++) turned_keys[i * STRIDE + row] = keys[i];
    }
    for (int i = 0; i < head_width; i++)
        for (int row = rows; row < padded; row++) turned_keys[i * STRIDE + row] = 0.0f;
}

/* The products of `count` queries with all keys, into weights[count × STRIDE]. */
INLINE void scores(const float *queries, int stride, const float *turned_keys, int count, int padded, int head_width,
                   float *weights) {
    for (int j = 0; j < padded; j += 16 * COLUMNS) {
        Floats total[ROWS][COLUMNS];
        UNROLL for (int r = 0; r < count; r++)
            UNROLL for (int c = 0; c < COLUMNS; c++) total[r][c] = (Floats)0.0f;
        for (int i = 0; i < head_width; i++) {
            Floats key[COLUMNS];
            UNROLL for (int c = 0; c < COLUMNS; c++) key[c] = load(turned_keys + i * STRIDE + j + 16 * c);
            UNROLL for (int r = 0; r < count; r++) {
                float query = queries[(size_t)r * stride + i];
                UNROLL for (int c = 0; c < COLUMNS; c++) total[r][c] += key[c] * query;
            }
        }
        UNROLL for (int r = 0; r < count; r++)
            UNROLL for (int c = 0; c < COLUMNS; c++) store(weights + r * STRIDE + j + 16 * c, total[r][c]);
    }
}

/* Puts numbers too small to count into a row's places past the last. */
INLINE Floats without_rest(Floats v, int count) {
    static const int32_t lanes[16] = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
    return load_ints(lanes) < count ? v : (Floats)-1e30f;
}

/* The scores of `count` rows as 2 to their power, apart from a factor common to each row; gives one over each row's sum. */
INLINE void exponentials(float *weights, int count, int rows, float *factors) {
    int whole = rows / 16 * 16;
    float highest[ROWS];
    for (int r = 0; r < count; r++) {
        float *row = weights + r * STRIDE;
        Floats top = (Floats)-1e30f;
        for (int j = 0; j < whole; j += 16) top = larger(top, load(row + j));
        if (whole < rows) {
            Floats last = without_rest(load(row + whole), rows - whole);
            store(row + whole, last);
            top = larger(top, last);
        }
        highest[r] = largest(top);
    }
    for (int r = 0; r < count; r++) {
        float *row = weights + r * STRIDE;
        Floats total = (Floats)0.0f;
        for (int j = 0; j < rows; j += 16) {
            Floats v = power_of_two(load(row + j) - highest[r]);
            total += v;
            store(row + j, v);
        }
        factors[r] = 1.0f / sum(total);
    }
}

INLINE void attend_rows(const float *queries, int stride, const float *turned_keys, const float *values, int count,
                        int rows, int padded, int head_width, float *weights, float *out, int out_stride) {
    float factors[ROWS];
    scores(queries, stride, turned_keys, count, padded, head_width, weights);
    exponentials(weights, count, rows, factors);
    multiply_floats_rows(weights, STRIDE, rows, values, head_width, head_width, factors, count, out, out_stride);
}

INLINE void attend_heads(const float *x, int rows, int width, int head_width, float *scratch, float *out) {
    int padded = (rows + 16 * COLUMNS - 1) / (16 * COLUMNS) * (16 * COLUMNS), stride = 3 * width;
    float *keys = scratch, *weights = keys + head_width * STRIDE, *values = weights + ROWS * STRIDE;
    for (int i = 0; i < width; i += head_width) {
        gather(x + width + i, x + 2 * width + i, rows, padded, stride, head_width, keys, values);
        if (rows < ROWS) {
            for (int row = 0; row < rows; row++)
                attend_rows(x + (size_t)row * stride + i, stride, keys, values, 1, rows, padded, head_width, weights,
                            out + (size_t)row * width + i, width);
            continue;
        }
        for (int next = 0; next < rows; next += ROWS) {
            /* The last rows are taken together with some before them, which are computed once more. */
            int row = next + ROWS <= rows ? next : rows - ROWS;
            attend_rows(x + (size_t)row * stride + i, stride, keys, values, ROWS, rows, padded, head_width, weights,
                        out + (size_t)row * width + i, width);
        }
    }
}

static void attend(const float *x, int rows, int width, int heads, float *scratch, float *out) {
    /* The usual width is known when this is compiled: its loops have no ends to look for. */
    if (width / heads == 32)
        attend_heads(x, rows, width, 32, scratch, out);
    else
        attend_heads(x, rows, width, width / heads, scratch, out);
}
