#ifndef QUOTH_CDNNL_SHIM_H
#define QUOTH_CDNNL_SHIM_H

#include <oneapi/dnnl/dnnl.h>
#include <stdbool.h>
#include <stdint.h>

/* Of libgomp, which oneDNN brings with it; its header belongs to one compiler alone. */
extern void omp_set_num_threads(int count);

/* Whatever the environment says, a product is computed on the thread that asks for it. libgomp keeps the number for
   each calling thread apart, so every product sets it; that costs a few nanoseconds. */
static inline void cdnnl_use_one_thread(void) { omp_set_num_threads(1); }

/* out[rows × columns] = a[rows × depth] · b[columns × depth]ᵀ, all of them row by row without gaps.
   Gives false, and leaves `out` undefined, when the library refuses. */
static inline bool cdnnl_multiply_bytes(
    int64_t rows, int64_t columns, int64_t depth, const uint8_t *a, const int8_t *b, int32_t *out) {
    cdnnl_use_one_thread();
    int32_t offset = 0;
    return dnnl_gemm_u8s8s32('N', 'T', 'F', rows, columns, depth, 1.0f, a, depth, 0, b, depth, 0, 0.0f,
                             out, columns, &offset) == dnnl_success;
}

/* out[rows × columns] = a[rows × depth] · b, where b is [depth × columns], or [columns × depth] when transposed.
   The strides count numbers from one row to the next. Gives false when the library refuses. */
static inline bool cdnnl_multiply_floats(
    int64_t rows, int64_t columns, int64_t depth, const float *a, int64_t a_stride, const float *b,
    int64_t b_stride, bool b_transposed, float *out, int64_t out_stride) {
    cdnnl_use_one_thread();
    return dnnl_sgemm('N', b_transposed ? 'T' : 'N', rows, columns, depth, 1.0f, a, a_stride, b, b_stride, 0.0f,
                      out, out_stride) == dnnl_success;
}

#endif
