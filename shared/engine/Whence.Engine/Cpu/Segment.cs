namespace Whence.Engine.Cpu;

/// <summary>Rows of one sequence that lie in one attention block and therefore see the same keys.</summary>
/// <param name="Window">The window, and so the cache.</param>
/// <param name="FirstRow">The first row.</param>
/// <param name="Rows">How many rows.</param>
/// <param name="Keys">How many keys they see, from position 0.</param>
internal readonly record struct Segment(int Window, int FirstRow, int Rows, int Keys);
