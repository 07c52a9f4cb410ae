using System.Globalization;
using Whence.Provenance.Building;

namespace Whence.Indexer.Terminal;

/// <summary>Says how far a build is: a bar that renews itself for a person, a line now and then for a log.</summary>
internal sealed class ProgressLine(CommandStreams streams)
{
    private const int BarLength = 24;
    private static readonly TimeSpan TerminalPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LogPause = TimeSpan.FromSeconds(10);

    private BankProgress? _first; // of the phase
    private long _phaseStart;
    private long? _last;
    private int _shown;

    /// <summary>Shows a report, unless the one before was a moment ago.</summary>
    public void Report(BankProgress progress)
    {
        var now = streams.Clock.GetTimestamp();
        var isNewPhase = _first?.Phase != progress.Phase;
        if (isNewPhase)
        {
            (_first, _phaseStart) = (progress, now);
        }

        var pause = streams.ErrorIsTerminal ? TerminalPause : LogPause;
        if (!isNewPhase && _last is { } last && streams.Clock.GetElapsedTime(last, now) < pause)
        {
            return;
        }

        _last = now;
        Show(Line(progress, streams.Clock.GetElapsedTime(_phaseStart, now)));
    }

    /// <summary>Leaves the line of the bar.</summary>
    public void End()
    {
        if (_shown > 0)
        {
            streams.Error.WriteLine();
        }
    }

    private void Show(string line)
    {
        if (!streams.ErrorIsTerminal)
        {
            streams.Error.WriteLine(line);
            return;
        }

        streams.Error.Write('\r' + line.PadRight(_shown));
        _shown = line.Length;
    }

    private string Line(BankProgress progress, TimeSpan elapsed)
    {
        var phase = progress.Phase.ToString().ToLowerInvariant();
        if (progress.DocumentsTotal == 0)
        {
            return progress.DocumentsDone == 0 ? phase : Text($"{phase}  {progress.DocumentsDone:N0} documents");
        }

        var share = (double)progress.DocumentsDone / progress.DocumentsTotal;
        var bar = new string('#', (int)(share * BarLength)).PadRight(BarLength, '.');
        var line = Text($"[{bar}] {share,5:P0}  {phase}  {progress.DocumentsDone:N0} of {progress.DocumentsTotal:N0}");
        var done = progress.DocumentsDone - _first!.DocumentsDone;
        if (done <= 0 || elapsed <= TimeSpan.Zero)
        {
            return line;
        }

        var left = elapsed * ((progress.DocumentsTotal - progress.DocumentsDone) / (double)done);
        var speed = progress.Phase == BankPhase.Building
            ? Text($"  {progress.Prototypes:N0} prototypes  {progress.Positions / elapsed.TotalSeconds:N0} tokens/s")
            : string.Empty;
        return line + speed + Text($"  {left:h\\:mm\\:ss} left");
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
