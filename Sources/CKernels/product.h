/* Products of matrices. Included once for each instruction set, inside its target attribute, after `add_dots`:

       INLINE Sums add_dots(Sums sums, Sums bytes, Sums weights)

   which adds to each 32-bit lane the products of its four unsigned bytes with its four signed weights. Weights stay within
   ±63, so that not even two products together pass 16 bits, and all variants give the same whole numbers.

   Sums have LANES lanes; TILE_ROWS × 2 of them are kept in registers. */

/* PANEL columns of weights lie together, of each four numbers, then of each the next four. */
#define PANEL CKERNELS_PANEL

INLINE Sums load_sums(const void *from) {
    Sums v;
    memcpy(&v, from, sizeof v);
    return v;
}

/* `count` rows of 2 · LANES columns, or of as many columns as `columns` says in steps of LANES. */
INLINE void multiply_tile(const uint8_t *a, int depth, const int8_t *const *weights, int count, int columns,
                          int32_t *out, int out_stride) {
    Sums total[TILE_ROWS][2];
    UNROLL for (int r = 0; r < count; r++)
        UNROLL for (int c = 0; c < columns; c++) total[r][c] = (Sums)0;
    for (int k = 0; k < depth; k += 4) {
        Sums weight[2];
        UNROLL for (int c = 0; c < columns; c++) weight[c] = load_sums(weights[c] + (size_t)k * PANEL);
        UNROLL for (int r = 0; r < count; r++) {
            int32_t four;
            memcpy(&four, a + (size_t)r * depth + k, sizeof four);
            UNROLL for (int c = 0; c < columns; c++) total[r][c] = add_dots(total[r][c], (Sums)four, weight[c]);
        }
    }
    UNROLL for (int r = 0; r < count; r++)
        UNROLL for (int c = 0; c < columns; c++)
            memcpy(out + (size_t)r * out_stride + LANES * c, &total[r][c], sizeof(Sums));
}

/* Some columns of all rows. Meanwhile the `next_length` bytes of weights that are wanted next are brought nearer. */
INLINE void multiply_columns(const uint8_t *a, int rows, int depth, const int8_t *const *weights, int columns,
                             int32_t *out, int out_stride, const int8_t *next, size_t next_length) {
    size_t share = next_length / (size_t)((rows + TILE_ROWS - 1) / TILE_ROWS) + 64;
    for (int row = 0; rows < TILE_ROWS && row < rows; row++)
        multiply_tile(a + (size_t)row * depth, depth, weights, 1, columns, out + (size_t)row * out_stride, out_stride);
    for (int start = 0; rows >= TILE_ROWS && start < rows; start += TILE_ROWS) {
        for (size_t at = 0; at < share && at < next_length; at += 64) __builtin_prefetch(next + at);
        next += share < next_length ? share : next_length;
        next_length -= share < next_length ? share : next_length;
        /* The last rows are taken together with some before them, which are computed once more. */
        int row = start + TILE_ROWS <= rows ? start : rows - TILE_ROWS;
        multiply_tile(a + (size_t)row * depth, depth, weights, TILE_ROWS, columns, out + (size_t)row * out_stride,
                      out_stride);
    }
}

/* The weights of the columns from `column` on: they stand in the panel of that column. */
INLINE const int8_t *panel_part(const int8_t *weights, int depth, int column) {
    return weights + (size_t)(column / PANEL) * PANEL * depth + (size_t)(column % PANEL) * 4;
}

static void multiply_bytes(const uint8_t *a, int rows, int depth, const int8_t *weights, int columns, int32_t *out) {
    int column = 0;
    for (; column + 2 * LANES <= columns; column += 2 * LANES) {
        const int8_t *parts[2] = {panel_part(weights, depth, column), panel_part(weights, depth, column + LANES)};
        size_t end = (size_t)columns * depth, next = (size_t)(column + 2 * LANES) * depth;
        size_t length = end - next < 2 * LANES * (size_t)depth ? end - next : 2 * LANES * (size_t)depth;
        multiply_columns(a, rows, depth, parts, 2, out + column, columns, weights + next, length);
    }
    for (; column < columns; column += LANES) {
        const int8_t *parts[2] = {panel_part(weights, depth, column), NULL};
        multiply_columns(a, rows, depth, parts, 1, out + column, columns, NULL, 0);
    }
}

/* `count` rows of 16 · columns numbers of a · b, each times a factor of its row. */
INLINE void multiply_floats_tile(const float *a, int a_stride, int depth, const float *b, int b_stride,
                                 const float *factors, int count, int columns, float *out, int out_stride) {
    Floats total[ROWS][COLUMNS];
    UNROLL for (int r = 0; r < count; r++)
        UNROLL for (int c = 0; c < columns; c++) total[r][c] = (Floats)0.0f;
    for (int k = 0; k < depth; k++) {
        Floats row[COLUMNS];
        UNROLL for (int c = 0; c < columns; c++) row[c] = load(b + (size_t)k * b_stride + 16 * c);
        UNROLL for (int r = 0; r < count; r++) {
            float number = a[(size_t)r * a_stride + k];
            UNROLL for (int c = 0; c < columns; c++) total[r][c] += row[c] * number;
        }
    }
    UNROLL for (int r = 0; r < count; r++)
        UNROLL for (int c = 0; c < columns; c++)
            store(out + (size_t)r * out_stride + 16 * c, total[r][c] * factors[r]);
}

/* The same for any number of columns that is a multiple of sixteen. */
INLINE void multiply_floats_rows(const float *a, int a_stride, int depth, const float *b, int b_stride, int columns,
                                 const float *factors, int count, float *out, int out_stride) {
    int i = 0;
    for (; i + 16 * COLUMNS <= columns; i += 16 * COLUMNS)
        multiply_floats_tile(a, a_stride, depth, b + i, b_stride, factors, count, COLUMNS, out + i, out_stride);
    for (; i < columns; i += 16)
        multiply_floats_tile(a, a_stride, depth, b + i, b_stride, factors, count, 1, out + i, out_stride);
}

static void multiply_floats(const float *a, int rows, int depth, const float *b, int columns, float *out) {
    float ones[ROWS];
    for (int r = 0; r < ROWS; r++) ones[r] = 1.0f;
    int row = 0;
    for (; row + ROWS <= rows; row += ROWS)
        multiply_floats_rows(a + (size_t)row * depth, depth, depth, b, columns, columns, ones, ROWS,
                             out + (size_t)row * columns, columns);
    for (; row < rows; row++)
        multiply_floats_rows(a + (size_t)row * depth, depth, depth, b, columns, columns, ones, 1,
                             out + (size_t)row * columns, columns);
}
