#ifndef QUOTH_CKERNELS_H
#define QUOTH_CKERNELS_H

#include <stddef.h>
#include <stdint.h>

/* All that the encoder computes.

   Floats are computed in lanes of sixteen, in one fixed order and without fused multiply-adds, and 8-bit products are
   exact: so all variants, compiled for one instruction set each, give the same bits on every machine. Widths, inner widths,
   head widths and numbers of columns must be multiples of sixteen. */

#pragma clang assume_nonnull begin

/* Rows that attention can take at once, and the floats from one row of its scratch to the next (more than that, so that
   neighbours do not fall onto the same places of the cache). */
#define CKERNELS_LONGEST 512
#define CKERNELS_STRIDE 528
/* Columns of weights that lie together. */
#define CKERNELS_PANEL 16

/* The step between the whole numbers of a row, and the number that stands for 0. */
typedef struct {
    float scale;
    int32_t zero;
} CRowScale;

/* What turns the sums of an 8-bit product into numbers: for each channel the sum of its weights, their scale, the bias. */
typedef struct {
    const int32_t *sums;
    const float *scale;
    const float *bias;
} CChannels;

/* A layer norm. */
typedef struct {
    const float *weight;
    const float *bias;
} CNorm;

/* The tables of the first layer: pieces in 8 bits with a scale for each, positions and features. */
typedef struct {
    const int8_t *pieces;
    const float *scales;
    const float *positions;
    const float *features;
    CNorm norm;
} CEmbedding;

typedef struct {
    /* The name of the instruction set. */
    const char *name;

    /* out[rows × columns] = a[rows × depth] · weights. The weights stay within ±63 and lie in panels of CKERNELS_PANEL
       columns: of each column four numbers, then of each the next four. Depth is a multiple of four. */
    void (*multiply_bytes)(const uint8_t *a, int rows, int depth, const int8_t *weights, int columns, int32_t *out);

    /* out[rows × columns] = a[rows × depth] · b[depth × columns]. */
    void (*multiply_floats)(const float *a, int rows, int depth, const float *b, int columns, float *out);

    /* out[rows × width]: the normed sum of what is known of each piece. Pieces, features and places are in range. */
    void (*embed)(const CEmbedding *tables, const uint32_t *pieces, const uint8_t *features, int rows, int width,
                  float *out);

    /* Rows of floats as unsigned bytes, each row with its own scale and zero. */
    void (*quantise)(const float *x, int rows, int width, uint8_t *out, CRowScale *scales);

    /* The sums of queries, keys and values as floats: out[rows × 3 width]. Queries are divided by the root of the head
       width and by ln 2, so that 2 to the power of a product is what the softmax needs. */
    void (*queries_keys_values)(const int32_t *sums, const CRowScale *scales, const CChannels *channels, int rows,
                                int width, int heads, float *out);

    /* out[rows × width]: each row's mean of values, weighted by 2 to the power of the product of its query with each
       key. x holds queries, keys and values [rows × 3 width], for at most CKERNELS_LONGEST rows; `scratch` holds
       (2 · head width + 16) · CKERNELS_STRIDE floats. */
    void (*attend)(const float *x, int rows, int width, int heads, float *scratch, float *out);

    /* x = norm(x + sums as floats), in place. */
    void (*add_and_norm)(const int32_t *sums, const CRowScale *scales, const CChannels *channels, const CNorm *norm,
                         int rows, int width, float *x);

    /* GELU of the sums as floats: out[rows × width]. */
    void (*gelu)(const int32_t *sums, const CRowScale *scales, const CChannels *channels, int rows, int width,
                 float *out);

    /* The same, quantised; `scratch` holds one row of floats. */
    void (*gelu_quantised)(const int32_t *sums, const CRowScale *scales, const CChannels *channels, int rows,
                           int width, float *scratch, uint8_t *out, CRowScale *out_scales);

    /* In place, each row of numbers as the logarithms of their softmax. Any width. */
    void (*log_softmax)(float *x, int rows, int width);
} CKernelTable;

/* Upper bound of the number of variants. */
#define CKERNELS_VARIANTS 6

/* A variant by its number, slowest first; NULL when this machine does not run it. */
const CKernelTable *_Nullable ckernels_variant(int index);

/* The fastest variant that this machine runs. */
const CKernelTable *ckernels_best(void);

#pragma clang assume_nonnull end

#endif
