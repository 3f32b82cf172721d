#include "prelude.h"

#if defined(__x86_64__)

#include <immintrin.h>

#pragma clang attribute push(__attribute__((target("avx512f,avx512bw,avx512dq,avx512vl,avx512vnni"))), apply_to = function)

#define NAME "AVX-512 with VNNI"
#define TABLE ckernels_avx512vnni
#define ROWS 8
#define COLUMNS 2
#define LANES 16
#define TILE_ROWS 8

#include "vectors.h"

typedef int32_t Sums __attribute__((ext_vector_type(LANES)));

INLINE Sums add_dots(Sums sums, Sums bytes, Sums weights) {
    return (Sums)_mm512_dpbusd_epi32((__m512i)sums, (__m512i)bytes, (__m512i)weights);
}

#include "variant.h"

#pragma clang attribute pop

#endif
