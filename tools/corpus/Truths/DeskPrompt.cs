using Whence.Corpus.Library;
using Whence.Corpus.Sources.HarbourDesk;

namespace Whence.Corpus.Truths;

/// <summary>An evaluation prompt: the chunks of a letter up to the words that the prompt decides.</summary>
internal sealed record DeskPrompt(DeskMessage Message, IReadOnlyList<string> Chunks)
{
    public string Text => TextJoiner.Join(Chunks);
}
