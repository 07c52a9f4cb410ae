namespace Whence.Engine.Tests.Reference;

/// <summary>What stands behind a stop of the gradient, [masked rows][width] each: finite differences hold it still.
/// </summary>
internal sealed record OracleRows(double[][] Hidden, double[][] Known, double[][] Discovered);
