namespace Whence.Tensors.Threading;

/// <summary>Work that falls into independent parts.</summary>
public interface IParallelWork
{
    /// <summary>Does one part.</summary>
    /// <param name="part">The part, from 0.</param>
    void Execute(int part);
}
