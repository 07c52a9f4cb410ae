namespace Whence.Safetensors;

/// <summary>Names every way in which a model file, a shard index or a request for a tensor can be wrong.</summary>
public enum SafetensorsError
{
    /// <summary>Nothing exists at the path, or a folder holds no model.</summary>
    FileMissing,

    /// <summary>The operating system refuses to read the file.</summary>
    FileUnreadable,

    /// <summary>The operating system refuses to write the file.</summary>
    FileUnwritable,

    /// <summary>A folder holds a whole model and a shard index, so that two models could be meant.</summary>
    FolderAmbiguous,

    /// <summary>The path does not end in .safetensors.</summary>
    WrongExtension,

    /// <summary>The file is a Python pickle, by its name or by its first bytes.</summary>
    PickleFile,

    /// <summary>The file is a zip archive, as newer PyTorch checkpoints are.</summary>
    ZipFile,

    /// <summary>The file is shorter than the eight bytes of the header length.</summary>
    FileTooShort,

    /// <summary>The header length is below the two bytes of an empty object.</summary>
    HeaderTooSmall,

    /// <summary>The header length is above the cap of 25 MB.</summary>
    HeaderTooLarge,

    /// <summary>The header would end after the end of the file.</summary>
    HeaderBeyondFile,

    /// <summary>The header does not begin with an opening brace.</summary>
    HeaderStart,

    /// <summary>The header is padded with something other than spaces.</summary>
    HeaderPadding,

    /// <summary>The header is not valid Unicode.</summary>
    HeaderEncoding,

    /// <summary>The header is not JSON of the expected depth.</summary>
    HeaderJson,

    /// <summary>A key stands twice in one object.</summary>
    DuplicateKey,

    /// <summary>A tensor name stands twice in a header, or in two shards.</summary>
    DuplicateTensor,

    /// <summary>The metadata is not an object of strings.</summary>
    MetadataInvalid,

    /// <summary>A tensor's description lacks a field, or has one that the format does not know.</summary>
    EntryInvalid,

    /// <summary>The element type is not one of the format.</summary>
    UnknownType,

    /// <summary>The element type is one of the format that this library refuses, such as the sub-byte types.</summary>
    UnsupportedType,

    /// <summary>A shape is not an array of non-negative integers.</summary>
    ShapeInvalid,

    /// <summary>A shape's number of elements or bytes does not fit in 63 bits.</summary>
    ShapeOverflow,

    /// <summary>The offsets are not two non-negative integers.</summary>
    OffsetsInvalid,

    /// <summary>A tensor ends before it begins.</summary>
    OffsetsReversed,

    /// <summary>A tensor ends after the end of the file.</summary>
    OffsetsBeyondFile,

    /// <summary>Two tensors share bytes.</summary>
    OffsetsOverlap,

    /// <summary>Bytes before a tensor belong to no tensor.</summary>
    OffsetsGap,

    /// <summary>The byte length differs from what shape and type ask for.</summary>
    SizeMismatch,

    /// <summary>Bytes follow the last tensor.</summary>
    TrailingBytes,

    /// <summary>The shard index is not the JSON that the format asks for.</summary>
    IndexInvalid,

    /// <summary>The shard index names something other than a plain file name.</summary>
    ShardPath,

    /// <summary>A shard is a link that leaves its folder.</summary>
    ShardLink,

    /// <summary>A shard that the index names does not exist.</summary>
    ShardMissing,

    /// <summary>A shard lacks a tensor that the index places in it.</summary>
    TensorNotInShard,

    /// <summary>A shard holds a tensor that the index does not list.</summary>
    TensorNotInIndex,

    /// <summary>A file changed, shrank or went away after it was opened.</summary>
    FileChanged,

    /// <summary>The model lacks a tensor.</summary>
    TensorMissing,

    /// <summary>The model holds a tensor that its architecture does not have.</summary>
    TensorUnexpected,

    /// <summary>A tensor's shape is not the one that the architecture asks for.</summary>
    WrongShape,

    /// <summary>A tensor's element type is not one that the caller can use.</summary>
    WrongType,

    /// <summary>A weight is NaN or infinite.</summary>
    NotFinite,

    /// <summary>A tensor, or a part of it, is too long for one span or array.</summary>
    SpanTooLong,
}
