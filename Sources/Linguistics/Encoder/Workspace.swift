import CKernels

/// The memory in which one thread computes one window after another: reserved once for all of them.
final class Workspace {
    /// The vectors of the window's pieces [window × width].
    let vectors: UnsafeMutablePointer<Float>
    /// The same, of the layers that names have of their own.
    let nameVectors: UnsafeMutablePointer<Float>
    /// Sums of 8-bit products, of the widest of them.
    let sums: UnsafeMutablePointer<Int32>
    /// Rows as bytes, what goes into a product.
    let bytes: UnsafeMutablePointer<UInt8>
    /// The scales of the rows in `bytes`.
    let scales: UnsafeMutablePointer<CRowScale>
    /// The same again, for a product's result that is quantised at once.
    let innerBytes: UnsafeMutablePointer<UInt8>
    let innerScales: UnsafeMutablePointer<CRowScale>
    /// What goes into attention [window × 3 width].
    let queriesKeysValues: UnsafeMutablePointer<Float>
    /// What attention gives, and the vectors of the words alone after the last layer.
    let mixed: UnsafeMutablePointer<Float>
    /// Label scores of the window's words.
    let scores: UnsafeMutablePointer<Float>
    /// What a kernel needs for itself.
    let scratch: UnsafeMutablePointer<Float>
    private let all: UnsafeMutableRawPointer

    /// Reserves the memory for windows of an encoder.
    init(_ weights: EncoderWeights) {
        let sizes = weights.sizes
        let rows = (sizes.window + 15) / 16 * 16
        let width = sizes.width
        let widest = max(3 * width, sizes.inner)
        let scratchCount = max((2 * width / sizes.heads + 16) * Int(CKERNELS_STRIDE), widest)
        let scoreColumns = max(weights.labels.columns, weights.names.columns)
        var parts = Parts()
        let offsets = (
            vectors: parts.add(rows * width * 4), nameVectors: parts.add(rows * width * 4),
            sums: parts.add(rows * widest * 4),
            bytes: parts.add(rows * width), scales: parts.add(rows * MemoryLayout<CRowScale>.stride),
            innerBytes: parts.add(rows * sizes.inner),
            innerScales: parts.add(rows * MemoryLayout<CRowScale>.stride),
            queriesKeysValues: parts.add(rows * 3 * width * 4), mixed: parts.add(rows * width * 4),
            scores: parts.add(rows * scoreColumns * 4),
            scratch: parts.add(scratchCount * 4)
        )
        all = .allocate(byteCount: parts.total, alignment: Parts.alignment)
        vectors = (all + offsets.vectors).bindMemory(to: Float.self, capacity: rows * width)
        nameVectors = (all + offsets.nameVectors).bindMemory(to: Float.self, capacity: rows * width)
        sums = (all + offsets.sums).bindMemory(to: Int32.self, capacity: rows * widest)
        bytes = (all + offsets.bytes).bindMemory(to: UInt8.self, capacity: rows * width)
        scales = (all + offsets.scales).bindMemory(to: CRowScale.self, capacity: rows)
        innerBytes = (all + offsets.innerBytes).bindMemory(to: UInt8.self, capacity: rows * sizes.inner)
        innerScales = (all + offsets.innerScales).bindMemory(to: CRowScale.self, capacity: rows)
        queriesKeysValues = (all + offsets.queriesKeysValues).bindMemory(
            to: Float.self, capacity: rows * 3 * width)
        mixed = (all + offsets.mixed).bindMemory(to: Float.self, capacity: rows * width)
        scores = (all + offsets.scores).bindMemory(
            to: Float.self, capacity: rows * scoreColumns)
        scratch = (all + offsets.scratch).bindMemory(
            to: Float.self, capacity: scratchCount)
    }

    deinit { all.deallocate() }

    /// Lays parts one after another, each on a border that suits the widest vectors.
    private struct Parts {
        static let alignment = 64
        var total = 0

        mutating func add(_ count: Int) -> Int {
            defer { total += (count + Self.alignment - 1) / Self.alignment * Self.alignment }
            return total
        }
    }
}
