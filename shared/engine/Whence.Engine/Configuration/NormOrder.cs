namespace Whence.Engine.Configuration;

/// <summary>Where a block normalises.</summary>
public enum NormOrder
{
    /// <summary>x + norm(f(x)).</summary>
    Post,

    /// <summary>x + f(norm(x)).</summary>
    Pre,
}
