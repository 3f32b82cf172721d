#include "prelude.h"

#if defined(__x86_64__)

#pragma clang attribute push(__attribute__((target("avx512f,avx512bw,avx512dq,avx512vl"))), apply_to = function)
#define ROWS 8
#define COLUMNS 2
#define NAME "avx512"
#define TABLE ckernels_avx512
#include "variant.h"
#pragma clang attribute pop

#endif
