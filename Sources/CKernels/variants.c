#include "CKernels.h"

extern const CKernelTable ckernels_baseline;

#if defined(__x86_64__)

extern const CKernelTable ckernels_avx2, ckernels_avx512;

int ckernels_count(void) {
    if (!__builtin_cpu_supports("avx2")) return 1;
    int wide = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw")
               && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl");
    return wide ? 3 : 2;
}

const CKernelTable *ckernels_variant(int index) {
    return index <= 0 ? &ckernels_baseline : index == 1 ? &ckernels_avx2 : &ckernels_avx512;
}

#else

int ckernels_count(void) { return 1; }

const CKernelTable *ckernels_variant(int index) {
    (void)index;
    return &ckernels_baseline;
}

#endif
