#include "CKernels.h"

extern const CKernelTable ckernels_baseline;

#if defined(__x86_64__)

extern const CKernelTable ckernels_sse41, ckernels_avx2, ckernels_avx2vnni, ckernels_avx512, ckernels_avx512vnni;

/* Slowest first. */
static const CKernelTable *const all[] = {
    &ckernels_baseline, &ckernels_sse41,  &ckernels_avx2,
    &ckernels_avx2vnni, &ckernels_avx512, &ckernels_avx512vnni,
};

static int runs(int index) {
    int wide = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw")
               && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl");
    switch (index) {
    case 0: return 1;
    case 1: return __builtin_cpu_supports("sse4.1") != 0;
    case 2: return __builtin_cpu_supports("avx2") != 0;
    case 3: return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("avxvnni");
    case 4: return wide;
    case 5: return wide && __builtin_cpu_supports("avx512vnni");
    default: return 0;
    }
}

#else

static const CKernelTable *const all[] = {&ckernels_baseline};

static int runs(int index) { return index == 0; }

#endif

const CKernelTable *ckernels_variant(int index) { return runs(index) ? all[index] : NULL; }

const CKernelTable *ckernels_best(void) {
    int index = CKERNELS_VARIANTS - 1;
    while (!runs(index)) index--;
    return all[index];
}
