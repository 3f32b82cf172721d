#include "prelude.h"

#if defined(__x86_64__)

#pragma clang attribute push(__attribute__((target("avx2"))), apply_to = function)
#define ROWS 4
#define COLUMNS 1
#define NAME "avx2"
#define TABLE ckernels_avx2
#include "variant.h"
#pragma clang attribute pop

#endif
