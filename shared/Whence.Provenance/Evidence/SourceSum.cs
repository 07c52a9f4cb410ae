using Whence.Provenance.Banks;

namespace Whence.Provenance.Evidence;

/// <summary>
/// Hands what prototypes speak for tokens on to their members, and so to documents and sources. A prototype's positive
/// contribution to y goes in equal parts to its members whose own token is y; where none says y, to all of its members.
/// </summary>
/// <remarks>
/// At the places of one prototype the model was in the same state, but training may have asked it for different tokens:
/// where two sources contradict each other, the state is shared, and only the token tells the sides apart.
/// </remarks>
internal sealed class SourceSum
{
    private readonly Dictionary<(int Document, int Chunk), (double Mass, int Start, int End)> _chunks = [];

    private SourceSum()
    {
    }

    public static IReadOnlyList<SourceShare> Of(PrototypeBank bank, IReadOnlyList<TokenEvidence> tokens)
    {
        var sum = new SourceSum();
        foreach (var group in tokens
            .SelectMany(token => token.Terms.Select(term => (Term: term, token.Token)))
            .Where(item => item.Term.Contribution > 0)
            .GroupBy(item => item.Term.Prototype))
        {
            var members = bank.Members(group.Key);
            foreach (var (term, token) in group)
            {
                sum.Add(Speaking(members, token), term.Contribution);
            }
        }

        return sum.Shares(bank);
    }

    /// <summary>Returns the members that a contribution to a token goes to.</summary>
    public static IReadOnlyList<BankMember> Speaking(BankMember[] members, int token) =>
        Array.FindAll(members, member => member.Token == token) is { Length: > 0 } saying ? saying : members;

    private void Add(IReadOnlyList<BankMember> members, double contribution)
    {
        foreach (var member in members)
        {
            var key = (member.Document, member.Chunk);
            var (mass, start, end) = _chunks.GetValueOrDefault(key, (0, int.MaxValue, 0));
            _chunks[key] = (
                mass + (contribution / members.Count),
                Math.Min(start, member.StartChar),
                Math.Max(end, member.EndChar));
        }
    }

    private IReadOnlyList<SourceShare> Shares(PrototypeBank bank)
    {
        var total = _chunks.Values.Sum(chunk => chunk.Mass);
        var documents = _chunks.GroupBy(pair => pair.Key.Document).Select(group =>
        {
            var best = group.OrderByDescending(pair => pair.Value.Mass).ThenBy(pair => pair.Key.Chunk).First();
            return new DocumentShare(
                group.Key, group.Sum(pair => pair.Value.Mass) / total, best.Key.Chunk, best.Value.Start,
                best.Value.End);
        });
        return
        [
            .. documents.GroupBy(document => bank.Documents[document.Document].Source)
                .Select(group => (Source: group.Key, Share: group.Sum(document => document.Share), Documents: group))
                .OrderByDescending(source => source.Share)
                .ThenBy(source => source.Source, StringComparer.Ordinal)
                .Select(source => new SourceShare(
                    source.Source,
                    source.Share,
                    source.Share * total,
                    [
                        .. source.Documents.OrderByDescending(document => document.Share)
                            .ThenBy(document => document.Document),
                    ])),
        ];
    }
}
