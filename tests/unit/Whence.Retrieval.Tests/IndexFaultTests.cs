using Whence.Corpora.Storage;
using Whence.Retrieval.Lexical;
using Whence.Retrieval.Verbatim;

namespace Whence.Retrieval.Tests;

public sealed class IndexFaultTests : IDisposable
{
    private const string Query = "one two three four";

    private readonly SampleCorpus _corpus = new("one two three. Four five", "Zero one two three", "six");

    public static TheoryData<string> Kinds => ["verbatim", "lexical"];

    public void Dispose() => _corpus.Dispose();

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Verify_AsWritten_Passes(string kind) =>
        Assert.Null(Record.Exception(() => Use(kind, Build(kind), true)));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Open_MissingFile_IsOneSentence(string kind) =>
        AssertFault(() => Use(kind, _corpus.File("none"), false), "is missing, cut off, or no index");

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Open_AnyTruncation_IsOneSentence(string kind)
    {
        var whole = File.ReadAllBytes(Build(kind));
        var path = _corpus.File("broken");
        for (var length = 0; length < whole.Length; length += 7)
        {
            File.WriteAllBytes(path, whole[..length]);
            AssertFault(() => Use(kind, path, false), "build it again.");
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Open_OtherKind_IsOneSentence(string kind) =>
        AssertFault(() => Use(kind, Build(kind == "lexical" ? "verbatim" : "lexical"), false), "no index of the kind");

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Open_OtherCorpus_IsOneSentence(string kind)
    {
        using var other = new SampleCorpus("one two three");
        var path = kind == "lexical" ? other.LexicalFile() : other.VerbatimFile();

        AssertFault(() => Use(kind, path, false), "was built from another corpus");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Verify_AnyFlippedByte_IsFoundAndNoSearchFailsOtherwise(string kind)
    {
        var whole = File.ReadAllBytes(Build(kind));
        var path = _corpus.File("broken");
        for (var i = 0; i < whole.Length; i++)
        {
            var broken = whole.ToArray();
            broken[i] ^= (byte)(1 << (i % 8));
            File.WriteAllBytes(path, broken);

            var found = Record.Exception(() => Use(kind, path, true));
            var searched = Record.Exception(() => Use(kind, path, false));

            // A space of the header's padding may become other white space; that is no content.
            Assert.True(found is RetrievalException || IsPadding(whole, i), $"byte {i}: {found}");
            Assert.True(searched is null or RetrievalException, $"byte {i}: {searched}");
        }
    }

    private static bool IsPadding(byte[] whole, int i) =>
        i < 8 + BitConverter.ToInt64(whole) && whole[i] == (byte)' ';

    private string Build(string kind) => kind == "lexical" ? _corpus.LexicalFile() : _corpus.VerbatimFile();

    private void Use(string kind, string path, bool verify)
    {
        if (kind == "lexical")
        {
            using var index = LexicalIndex.Open(path, _corpus.Store);
            Run(verify, index.Verify, () => index.Search(Query));
            return;
        }

        using var verbatim = VerbatimIndex.Open(path, _corpus.Store);
        Run(verify, verbatim.Verify, () => verbatim.Find(Query, new() { WordsMin = 1 }));
    }

    private static void Run(bool verify, Action check, Action search)
    {
        if (verify)
        {
            check();
            return;
        }

        search();
    }

    private static void AssertFault(Action use, string words)
    {
        var fault = Assert.Throws<RetrievalException>(use);
        Assert.Contains(words, fault.Message, StringComparison.Ordinal);
    }
}
