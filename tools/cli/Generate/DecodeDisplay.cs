using System.Diagnostics;
using Spectre.Console;
using Spectre.Console.Rendering;
using Whence.Cli.Terminal;
using Whence.Engine.Diffusion;
using Whence.Text;

namespace Whence.Cli.Generate;

/// <summary>Shows an answer while it is decided: a bar over the denoising steps, and the text where there is room.
/// </summary>
internal sealed class DecodeDisplay
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(40);

    private readonly IAnsiConsole? _console;
    private readonly DraftText? _draft;

    private DecodeDisplay(IAnsiConsole? console, DraftText? draft) => (_console, _draft) = (console, draft);

    /// <summary>Chooses what to show where: text and bar on a terminal, the bar alone on standard error when the answer
    /// goes elsewhere, nothing where nobody watches.</summary>
    public static DecodeDisplay Choose(CommandStreams streams, bool json, Tokenizer tokenizer, DecodeRequest request)
    {
        if (streams.OutputIsTerminal && !json)
        {
            return new DecodeDisplay(TerminalOutput.ForOutput(streams), new DraftText(tokenizer, request.Prompt.Count));
        }

        return new DecodeDisplay(streams.ErrorIsTerminal ? TerminalOutput.ForError(streams) : null, null);
    }

    /// <summary>Runs the decoding with a callback for its progress.</summary>
    public DecodeResult Run(Func<Action<DecodeProgress>?, DecodeResult> decode)
    {
        if (_console?.Profile.Capabilities.Ansi != true)
        {
            return decode(null);
        }

        var live = _console.Live(new Paragraph()).AutoClear(true)
            .Overflow(VerticalOverflow.Crop).Cropping(VerticalOverflowCropping.Top);
        return live.Start(context => decode(Throttled(context)));
    }

    private Action<DecodeProgress> Throttled(LiveDisplayContext context)
    {
        var watch = Stopwatch.StartNew();
        var shown = -Pause;
        return progress =>
        {
            if (watch.Elapsed - shown >= Pause)
            {
                shown = watch.Elapsed;
                context.UpdateTarget(Render(progress));
            }
        };
    }

    private IRenderable Render(DecodeProgress progress)
    {
        var bar = new Paragraph(StepBar.Text(progress.Step, progress.Steps), new Style(Color.Blue));
        return _draft is null ? bar : new Rows(_draft.Render(progress.Tokens.Span), bar);
    }
}
