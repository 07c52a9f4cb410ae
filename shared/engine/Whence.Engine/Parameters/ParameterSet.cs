using Whence.Engine.Configuration;
using Whence.Safetensors;

namespace Whence.Engine.Parameters;

/// <summary>All weights of a model in float32: what training changes and gradients are taken through.</summary>
public sealed class ParameterSet
{
    private readonly Dictionary<string, Parameter> _byName;

    private ParameterSet(ModelConfig config, IEnumerable<Parameter> parameters)
    {
        Config = config;
        All = [.. parameters];
        _byName = All.ToDictionary(parameter => parameter.Spec.Name, StringComparer.Ordinal);
    }

    /// <summary>Gets the configuration.</summary>
    public ModelConfig Config { get; }

    /// <summary>Gets every weight, in the order of <see cref="ParameterLayout"/>.</summary>
    public IReadOnlyList<Parameter> All { get; }

    /// <summary>Gets the weight of this name.</summary>
    public Parameter this[string name] => _byName[name];

    /// <summary>Draws fresh weights: normal with deviation 0.02, layers that write to the residual stream scaled by
    /// 1 / sqrt(2 * layers), norms at one.</summary>
    public static ParameterSet Initialize(ModelConfig config, ulong seed)
    {
        var draw = new NormalSource(seed);
        return new ParameterSet(config, ParameterLayout.For(config).Select(spec => new Parameter(spec, Draw(spec))));

        float[] Draw(ParameterSpec spec)
        {
            var values = new float[spec.Count];
            if (spec.Role == ParameterRole.NormWeight)
            {
                Array.Fill(values, 1f);
            }
            else if (!spec.IsVector)
            {
                var scale = spec.Role == ParameterRole.ResidualLinear ? 1 / Math.Sqrt(2.0 * config.Layers) : 1;
                draw.Fill(values, 0.02 * scale);
            }

            return values;
        }
    }

    /// <summary>Reads the weights of a checkpoint, widened to float32.</summary>
    public static ParameterSet Load(ModelConfig config, TensorStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        var source = new CheckpointSource(config, store);
        return new ParameterSet(
            config, ParameterLayout.For(config).Select(spec => new Parameter(spec, source.ReadFloats(spec))));
    }

    /// <summary>Reads the weights of a training checkpoint, which holds the optimiser's moments as well.</summary>
    public static ParameterSet LoadFromRun(ModelConfig config, TensorStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        return new ParameterSet(
            config,
            ParameterLayout.For(config).Select(spec => new Parameter(spec, store.ReadFloats(spec.Name))));
    }

    /// <summary>Returns the weight of this name, or null when the model has none.</summary>
    public Parameter? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>Takes over the values of every weight that another model has with the same name and shape.</summary>
    public void CopyFrom(ParameterSet other)
    {
        ArgumentNullException.ThrowIfNull(other);
        foreach (var parameter in All)
        {
            if (other.Find(parameter.Spec.Name) is { } source && source.Spec == parameter.Spec)
            {
                source.Value.CopyTo(parameter.Value, 0);
            }
        }
    }

    /// <summary>Clears every gradient.</summary>
    public void ClearGradients()
    {
        foreach (var parameter in All)
        {
            parameter.ClearGradient();
        }
    }
}
