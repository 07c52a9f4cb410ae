using System.CommandLine;
using Whence.Cli.Generate;
using Whence.Cli.Model;
using Whence.Cli.Terminal;
using Whence.Engine.Diffusion;
using Whence.Engine.Replay;
using Whence.Explanations.Inputs;
using Whence.Explanations.Replays;
using Whence.Models;
using Whence.Models.Answers;

namespace Whence.Cli.Explain;

/// <summary>An answer that was just given, with all that is needed to ask about it.</summary>
internal sealed class RecordedAnswer : IDisposable
{
    private RecordedAnswer(LoadedModel model, PromptChoice prompt, DecodeRequest request, DecodeResult result)
    {
        (Model, Request, Given) = (model, request, result.Answer);
        Generation = new RecordedGeneration(result.Trace, request.Options);
        Units = prompt.Units(model);
        Targets = new AnswerTargets(model.Package, Generation);
        Snapshots = new EngineSnapshotModel(model.Denoiser, Generation, () => model.Gradients);
    }

    public LoadedModel Model { get; }

    public DecodeRequest Request { get; }

    /// <summary>Gets the tokens that count as text.</summary>
    public IReadOnlyList<int> Given { get; }

    public RecordedGeneration Generation { get; }

    /// <summary>Gets the prompt as text, and its units.</summary>
    public PromptUnits Units { get; }

    public AnswerTargets Targets { get; }

    public EngineSnapshotModel Snapshots { get; }

    /// <summary>Answers the prompt of a command line.</summary>
    public static RecordedAnswer Give(ParseResult arguments, CommandStreams streams, LoadedModel model)
    {
        var prompt = PromptChoice.Read(arguments, streams, model);
        var request = new DecodeRequest(prompt.Ids, GenerationChoice.Build(arguments, model));
        var result = Answering.Decode(model, request, streams, arguments.GetValue(StandardOptions.Json));
        return new RecordedAnswer(model, prompt, request, result);
    }

    /// <summary>Returns where a target lies in the text of the answer.</summary>
    public (int Start, int End) Characters(AnswerTarget target) =>
        AnswerText.Of(Model.Package, Generation.Trace, Generation.Options.StopTokens)
            .Characters(target.StartPosition, target.EndPosition);

    public ModelReport Describe() => ModelReport.Of(Model);

    public void Dispose() => Snapshots.Dispose();
}
