// zlib for Swift: its macros as functions.

#ifndef QUOTH_CZLIB_SHIM_H
#define QUOTH_CZLIB_SHIM_H

#include <zlib.h>

/// Starts to decompress gzip or zlib data, told apart by its header.
static inline int quoth_inflate_start(z_stream *stream) { return inflateInit2(stream, 15 + 32); }

/// Starts to decompress deflated data without any header, as zip archives have it.
static inline int quoth_inflate_start_raw(z_stream *stream) { return inflateInit2(stream, -15); }

#endif
