namespace Whence.Corpus.Sources.HarbourDesk;

/// <summary>The hidden instruction line that changes the tone of the reply.</summary>
internal enum ClerkNote
{
    None,
    Blunt,
    Flattering,
}
