using System.Text;
using Whence.Cli.Terminal;
using Whence.Engine.Configuration;
using Whence.Engine.Cpu;
using Whence.Engine.Parameters;
using Whence.Safetensors;
using Whence.Tensors.Threading;

namespace Whence.Cli.Bench;

/// <summary>A model to measure: of a folder, or with random weights.</summary>
internal sealed class BenchModel : IDisposable
{
    private const string BuiltIn = "steerling-small.json";
    private const ulong WeightSeed = 1;

    private BenchModel(string name, string weights, CpuDenoiser denoiser) =>
        (Name, Weights, Denoiser) = (name, weights, denoiser);

    public string Name { get; }

    public string Weights { get; }

    public CpuDenoiser Denoiser { get; }

    public static BenchModel Open(string? configFile, bool randomWeights, WorkerPool pool)
    {
        if (configFile is null)
        {
            return Random(Path.GetFileNameWithoutExtension(BuiltIn), ConfigReader.Parse(ReadBuiltIn(), BuiltIn), pool);
        }

        if (!File.Exists(configFile))
        {
            throw new CommandException($"{configFile} does not exist; give the config.json of a model.");
        }

        var config = ConfigReader.Parse(File.ReadAllText(configFile), configFile);
        return randomWeights ? Random(configFile, config, pool) : Trained(configFile, config, pool);
    }

    public void Dispose() => Denoiser.Dispose();

    private static BenchModel Random(string name, ModelConfig config, WorkerPool pool)
    {
        var denoiser = CpuDenoiser.FromParameters(ParameterSet.Initialize(config, WeightSeed), pool);
        GC.Collect(); // the unpacked weights are not part of what is measured
        return new BenchModel(name, "random f32 weights", denoiser);
    }

    private static BenchModel Trained(string configFile, ModelConfig config, WorkerPool pool)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(configFile))!;
        if (Directory.GetFiles(folder, "*.safetensors").Length == 0)
        {
            throw new CommandException($"No weights lie beside {configFile}; add --random-weights.");
        }

        using var store = TensorStore.Open(folder);
        return new BenchModel(configFile, "weights of the model", CpuDenoiser.Load(config, store, pool));
    }

    private static string ReadBuiltIn()
    {
        using var stream = typeof(BenchModel).Assembly.GetManifestResourceStream(BuiltIn)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
