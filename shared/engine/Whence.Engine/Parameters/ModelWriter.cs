using Whence.Engine.Configuration;
using Whence.Safetensors;

namespace Whence.Engine.Parameters;

/// <summary>Writes the weights of a model as a published checkpoint: bfloat16, concept tables padded.</summary>
public static class ModelWriter
{
    /// <summary>The file name of unsharded weights in a model folder.</summary>
    public const string FileName = "model.safetensors";

    /// <summary>Writes model.safetensors into a folder.</summary>
    public static void Write(ParameterSet set, string folder)
    {
        ArgumentNullException.ThrowIfNull(set);
        var tensors = set.All.Select(parameter => ToTensor(set.Config.Concepts, parameter)).ToList();
        TensorWriter.Write(
            Path.Combine(folder, FileName), tensors, new Dictionary<string, string> { ["format"] = "pt" });
    }

    private static TensorData ToTensor(ConceptConfig concepts, Parameter parameter)
    {
        var spec = parameter.Spec;
        if (spec.Role != ParameterRole.ConceptTable)
        {
            return TensorData.BFloat16(spec.Name, spec.Shape, parameter.Value);
        }

        var rows = concepts.PaddedRows(spec.Rows);
        var padded = new float[rows * spec.Columns];
        parameter.Value.CopyTo(padded, 0);
        return TensorData.BFloat16(spec.Name, [rows, spec.Columns], padded);
    }
}
