using Whence.Engine.Configuration;

namespace Whence.Engine.Parameters;

/// <summary>The weights of a configuration by name.</summary>
internal sealed class ParameterMap(ModelConfig config)
{
    private readonly Dictionary<string, ParameterSpec> _specs =
        ParameterLayout.For(config).ToDictionary(spec => spec.Name, StringComparer.Ordinal);

    public ParameterSpec this[string name] => _specs[name];

    public ParameterSpec? Find(string name) => _specs.GetValueOrDefault(name);
}
