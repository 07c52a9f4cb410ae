using System.Text.Json;
using Whence.Cli.Terminal;
using Whence.Engine.Configuration;
using Whence.Engine.Cpu;
using Whence.Engine.Parameters;
using Whence.Safetensors;
using Whence.Tensors.Threading;

namespace Whence.Cli.Parity;

/// <summary>A model with what the reference implementation answers for it.</summary>
internal sealed class GoldenFolder : IDisposable
{
    private readonly TensorStore _model;
    private readonly TensorStore _expected;
    private readonly JsonDocument _document;

    public GoldenFolder(string folder, WorkerPool pool)
    {
        Config = ConfigReader.ReadFolder(folder);
        _model = TensorStore.Open(folder);
        _expected = TensorStore.Open(Require(folder, "expected.safetensors"));
        _document = JsonDocument.Parse(File.ReadAllBytes(Require(folder, "expected.json")));
        Denoiser = CpuDenoiser.Load(Config, _model, pool);
        Gradients = new CpuDifferentiableDenoiser(ParameterSet.Load(Config, _model), pool);
    }

    public ModelConfig Config { get; }

    public CpuDenoiser Denoiser { get; }

    public CpuDifferentiableDenoiser Gradients { get; }

    public JsonElement Json => _document.RootElement;

    public int MaxNewTokens => Json.GetProperty("max_new_tokens").GetInt32();

    public bool Has(string tensor) => _expected.Entries.ContainsKey(tensor);

    public IReadOnlyList<long> Shape(string tensor) => _expected.Entries[tensor].Shape;

    public float[] Floats(string tensor) => _expected.ReadFloats(tensor);

    public int[] Integers(string tensor) => [.. _expected.ReadIntegers(tensor).Select(value => (int)value)];

    public byte[] Bytes(string tensor) => _expected.Bytes(tensor).ToArray();

    public int[] Prompt(string name) => ReadIntegers(Json.GetProperty("prompts").GetProperty(name));

    public static int[] ReadIntegers(JsonElement array) => [.. array.EnumerateArray().Select(item => item.GetInt32())];

    public void Dispose()
    {
        Denoiser.Dispose();
        _model.Dispose();
        _expected.Dispose();
        _document.Dispose();
    }

    private static string Require(string folder, string name)
    {
        var file = Path.Combine(folder, name);
        return File.Exists(file)
            ? file
            : throw new CommandException(
                $"{folder} has no {name}; give a folder with config.json, model.safetensors, expected.json and " +
                "expected.safetensors.");
    }
}
