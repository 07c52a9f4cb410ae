namespace Whence.Engine.Gradients;

/// <summary>Gradients that live only inside one block's backward pass; all blocks share them.</summary>
internal sealed class TapeScratch
{
    private float[] _branch = [];
    private float[] _inner = [];
    private float[] _activated = [];
    private float[] _source = [];
    private float[] _qkv = [];

    public float[] Branch => _branch;

    public float[] Inner => _inner;

    public float[] Activated => _activated;

    public float[] Source => _source;

    public float[] Qkv => _qkv;

    public void Grow(int rows, int width, int qkvWidth, int innerWidth, int mlpWidth)
    {
        Buffers.Grow(ref _branch, rows * width);
        Buffers.Grow(ref _source, rows * width);
        Buffers.Grow(ref _qkv, rows * qkvWidth);
        Buffers.Grow(ref _inner, rows * innerWidth);
        Buffers.Grow(ref _activated, rows * mlpWidth);
    }
}
