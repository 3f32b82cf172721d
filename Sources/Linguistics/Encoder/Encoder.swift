import CKernels

/// Computes the vectors of a window's pieces: a transformer of BERT's form (Devlin et al. 2019) with products in 8 bits.
///
/// Activations are quantised for each row anew, weights once for each channel. All sums of products are whole numbers,
/// and the rest is computed in a fixed order, so the result is the same on every thread and on every machine.
///
/// `@unchecked Sendable`: weights and the table of functions are never written.
struct Encoder: @unchecked Sendable {
    let weights: EncoderWeights
    let kernels: CKernelTable

    /// An encoder on this machine's widest vectors, or on a variant given.
    init(_ weights: EncoderWeights, kernels: CKernelTable = ckernels_best().pointee) {
        self.weights = weights
        self.kernels = kernels
    }

    /// Leaves the vectors of a window in the workspace: those for names apart from the others.
    ///
    /// - Parameters:
    ///   - pieces: indices of the vocabulary, no more than a window holds.
    ///   - features: one for each piece.
    ///   - readsNames: whether the vectors for names are wanted.
    func encode(pieces: [UInt32], features: [UInt8], readsNames: Bool = true, in space: Workspace) {
        let sizes = weights.sizes
        let rows = min(pieces.count, features.count, sizes.window)
        let width = Int32(sizes.width)
        withUnsafePointer(to: weights.embedding) {
            kernels.embed($0, pieces, features, Int32(rows), width, space.vectors)
        }
        pass(space.vectors, rows: rows, through: weights.layers, in: space)
        if readsNames { space.nameVectors.update(from: space.vectors, count: rows * sizes.width) }
        pass(space.vectors, rows: rows, through: weights.attributionLayers, in: space)
        if readsNames { pass(space.nameVectors, rows: rows, through: weights.nameLayers[...], in: space) }
    }

    private func pass(
        _ vectors: UnsafeMutablePointer<Float>, rows: Int, through layers: ArraySlice<EncoderWeights.Layer>,
        in space: Workspace
    ) {
        for layer in layers {
            attend(vectors, layer, rows: rows, in: space)
            think(vectors, layer, rows: rows, in: space)
        }
    }

    /// The first half of a layer: each piece looks at all others.
    private func attend(
        _ vectors: UnsafeMutablePointer<Float>, _ layer: EncoderWeights.Layer, rows: Int, in space: Workspace
    ) {
        let (count, width) = (Int32(rows), Int32(weights.sizes.width))
        let heads = Int32(weights.sizes.heads)
        kernels.quantise(vectors, count, width, space.bytes, space.scales)
        multiply(space.bytes, rows: rows, layer.queriesKeysValues, into: space.sums)
        withUnsafePointer(to: layer.queriesKeysValues.channels) {
            kernels.queries_keys_values(
                space.sums, space.scales, $0, count, width, heads, space.queriesKeysValues)
        }
        kernels.attend(space.queriesKeysValues, count, width, heads, space.scratch, space.mixed)
        kernels.quantise(space.mixed, count, width, space.bytes, space.scales)
        multiply(space.bytes, rows: rows, layer.out, into: space.sums)
        addAndNorm(vectors, layer.out, layer.afterAttention, space.scales, rows: rows, in: space)
    }

    /// The second half of a layer: each piece by itself.
    private func think(
        _ vectors: UnsafeMutablePointer<Float>, _ layer: EncoderWeights.Layer, rows: Int, in space: Workspace
    ) {
        let (count, width) = (Int32(rows), Int32(weights.sizes.width))
        kernels.quantise(vectors, count, width, space.bytes, space.scales)
        multiply(space.bytes, rows: rows, layer.up, into: space.sums)
        withUnsafePointer(to: layer.up.channels) {
            kernels.gelu_quantised(
                space.sums, space.scales, $0, count, Int32(weights.sizes.inner), space.scratch,
                space.innerBytes, space.innerScales)
        }
        multiply(space.innerBytes, rows: rows, layer.down, into: space.sums)
        addAndNorm(vectors, layer.down, layer.afterInner, space.innerScales, rows: rows, in: space)
    }

    private func addAndNorm(
        _ vectors: UnsafeMutablePointer<Float>, _ product: EncoderWeights.Product, _ norm: CNorm,
        _ scales: UnsafePointer<CRowScale>, rows: Int, in space: Workspace
    ) {
        withUnsafePointer(to: product.channels) { channels in
            withUnsafePointer(to: norm) {
                kernels.add_and_norm(
                    space.sums, scales, channels, $0, Int32(rows), Int32(weights.sizes.width), vectors)
            }
        }
    }

    /// The sums of products of byte rows [rows × inputs] with 8-bit weights, [rows × outputs].
    func multiply(
        _ bytes: UnsafePointer<UInt8>, rows: Int, _ product: EncoderWeights.Product,
        into sums: UnsafeMutablePointer<Int32>
    ) {
        kernels.multiply_bytes(
            bytes, Int32(rows), Int32(product.inputs), product.weights, Int32(product.outputs), sums)
    }

    /// a[rows × matrix rows] times a matrix, [rows × columns].
    func multiply(
        _ a: UnsafePointer<Float>, rows: Int, _ matrix: EncoderWeights.Matrix,
        into out: UnsafeMutablePointer<Float>
    ) {
        kernels.multiply_floats(
            a, Int32(rows), Int32(matrix.rows), matrix.numbers, Int32(matrix.columns), out)
    }
}
