#include "prelude.h"

#if defined(__x86_64__)

#include <immintrin.h>

#pragma clang attribute push(__attribute__((target("avx512f,avx512bw,avx512dq,avx512vl"))), apply_to = function)

#define NAME "AVX-512"
#define TABLE ckernels_avx512
#define ROWS 8
#define COLUMNS 2
#define LANES 16
#define TILE_ROWS 8

#include "vectors.h"

typedef int32_t Sums __attribute__((ext_vector_type(LANES)));

INLINE Sums add_dots(Sums sums, Sums bytes, Sums weights) {
    __m512i pairs = _mm512_maddubs_epi16((__m512i)bytes, (__m512i)weights);
    return sums + (Sums)_mm512_madd_epi16(pairs, _mm512_set1_epi16(1));
}

#include "variant.h"

#pragma clang attribute pop

#endif
