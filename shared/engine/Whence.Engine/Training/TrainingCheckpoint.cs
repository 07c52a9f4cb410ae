using System.Globalization;
using Whence.Engine.Parameters;
using Whence.Safetensors;

namespace Whence.Engine.Training;

/// <summary>Saves and restores a run: float32 weights, both moments, and the place in the data.</summary>
public static class TrainingCheckpoint
{
    private const string First = "adam.first.";
    private const string Second = "adam.second.";

    /// <summary>Writes the run to one file, replacing it only when it is complete.</summary>
    public static void Save(Trainer trainer, string file)
    {
        ArgumentNullException.ThrowIfNull(trainer);
        var tensors = new List<TensorData>();
        for (var i = 0; i < trainer.Parameters.All.Count; i++)
        {
            var parameter = trainer.Parameters.All[i];
            var (name, shape) = (parameter.Spec.Name, parameter.Spec.Shape);
            tensors.Add(TensorData.Floats(name, shape, parameter.Value));
            tensors.Add(TensorData.Floats(First + name, shape, trainer.FirstMoments[i]));
            tensors.Add(TensorData.Floats(Second + name, shape, trainer.SecondMoments[i]));
        }

        var state = trainer.Capture();
        var culture = CultureInfo.InvariantCulture;
        TensorWriter.Write(file, tensors, new Dictionary<string, string>
        {
            ["steps"] = state.Steps.ToString(culture),
            ["tokens"] = state.Tokens.ToString(culture),
            ["epoch"] = state.Epoch.ToString(culture),
            ["position"] = state.Position.ToString(culture),
            ["random"] = state.Random.ToString(culture),
        });
    }

    /// <summary>Puts a trainer where the file's run stood.</summary>
    public static void Restore(Trainer trainer, string file)
    {
        ArgumentNullException.ThrowIfNull(trainer);
        using var store = TensorStore.Open(file);
        for (var i = 0; i < trainer.Parameters.All.Count; i++)
        {
            var parameter = trainer.Parameters.All[i];
            store.CopyFloats(parameter.Spec.Name, parameter.Value);
            store.CopyFloats(First + parameter.Spec.Name, trainer.FirstMoments[i]);
            store.CopyFloats(Second + parameter.Spec.Name, trainer.SecondMoments[i]);
        }

        long Number(string key) => long.Parse(store.Metadata[key], CultureInfo.InvariantCulture);
        trainer.Restore(new TrainerState(
            (int)Number("steps"),
            Number("tokens"),
            (int)Number("epoch"),
            (int)Number("position"),
            ulong.Parse(store.Metadata["random"], CultureInfo.InvariantCulture)));
    }
}
