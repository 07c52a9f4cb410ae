using Whence.Engine.Configuration;
using Whence.Engine.Denoising;
using Whence.Tensors.Attention;

namespace Whence.Engine.Cpu;

/// <summary>Keys and values of one sequence in every layer, in main memory.</summary>
internal sealed class CpuSequenceCache : ISequenceCache
{
    private readonly KeyValueCache[] _layers;

    public CpuSequenceCache(ModelConfig config, int capacity)
    {
        Capacity = capacity;
        _layers = new KeyValueCache[config.Layers];
        for (var layer = 0; layer < _layers.Length; layer++)
        {
            _layers[layer] = new KeyValueCache(config.Attention, capacity);
        }
    }

    public int Capacity { get; }

    public long ByteLength => _layers.Sum(layer => layer.ByteLength);

    public KeyValueCache this[int layer] => _layers[layer];

    public void CopyPrefix(ISequenceCache source, int positions)
    {
        var other = (CpuSequenceCache)source;
        for (var layer = 0; layer < _layers.Length; layer++)
        {
            _layers[layer].CopyPrefix(other._layers[layer], positions);
        }
    }

    public void Dispose()
    {
        foreach (var layer in _layers)
        {
            layer.Dispose();
        }
    }
}
