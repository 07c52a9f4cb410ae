using Whence.Engine.Configuration;
using Whence.Tensors.Matrices;

namespace Whence.Engine.Parameters;

/// <summary>Where a backend takes its weights from: a checkpoint, or a model that is being trained.</summary>
internal interface IWeightSource
{
    ModelConfig Config { get; }

    /// <summary>Packs rows [first, first + rows) of a matrix.</summary>
    PackedMatrix Pack(ParameterSpec spec, int first, int rows);

    /// <summary>Returns a weight in float32.</summary>
    float[] ReadFloats(ParameterSpec spec);

    /// <summary>Returns a table that is read row by row.</summary>
    WeightTable ReadTable(ParameterSpec spec);
}
