namespace Whence.Engine.Denoising;

/// <summary>What a backend keeps of a sequence between steps: keys and values of every layer.</summary>
public interface ISequenceCache : IDisposable
{
    /// <summary>Gets the positions that it can hold.</summary>
    int Capacity { get; }

    /// <summary>Gets the bytes held.</summary>
    long ByteLength { get; }

    /// <summary>Takes over the first positions of another cache of the same model; what this one held behind them is
    /// lost.</summary>
    void CopyPrefix(ISequenceCache source, int positions);
}
