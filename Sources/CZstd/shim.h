// zstd for Swift.

#ifndef QUOTH_CZSTD_SHIM_H
#define QUOTH_CZSTD_SHIM_H

#include <zstd.h>

#endif
