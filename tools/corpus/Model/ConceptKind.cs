namespace Whence.Corpus.Model;

internal enum ConceptKind
{
    Topic,
    Tone,
    Demographic,
    Alignment,
}
