using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Whence.Architecture.Tests.Tree;

namespace Whence.Architecture.Tests.Rules;

/// <summary>
/// Messages live in Whence.Contracts, in the folder of the service that owns them: commands in the imperative, which
/// the owner handles, and events in the past tense, which it publishes.
/// </summary>
internal static class MessageRule
{
    private const string Contracts = "shared/Whence.Contracts";
    private const string TypesPath = $"{Contracts}/MessageTypes.cs";

    private static readonly string[] Verbs = ["Attribute", "Cancel", "Decode", "Tokenize"];

    public static IEnumerable<Violation> Check(IReadOnlyList<TreeFile> files)
    {
        var owners = files.Where(file => file.IsUnder("services")).Select(file => file.Path.Split('/')[1]).ToHashSet();
        var messages = files.Where(file => file.IsCSharp && IsOwned(file, owners)).ToList();
        var types = files.SingleOrDefault(file => file.Path == TypesPath)?.Text ?? "";
        return messages.SelectMany(file => CheckMessage(file, types)).Concat(CheckHandlers(files, messages));
    }

    private static bool IsOwned(TreeFile file, HashSet<string> owners)
    {
        var parts = file.Path.Split('/');
        return file.IsUnder(Contracts) && parts.Length == 4 && owners.Contains(parts[2].ToLowerInvariant());
    }

    private static IEnumerable<Violation> CheckMessage(TreeFile file, string types)
    {
        var name = file.Name.Split('.')[0];
        if (!name.EndsWith("ed", StringComparison.Ordinal) && !Verbs.Any(verb => IsCommand(name, verb)))
        {
            yield return file.Violation(
                $"{name} is neither past tense nor begins with one of {string.Join(", ", Verbs)}.");
        }

        if (!types.Contains($"typeof({name})", StringComparison.Ordinal))
        {
            yield return file.Violation($"{name} is not listed in MessageTypes.");
        }

        foreach (var type in Syntax.TopLevelTypes(file).Where(type => !IsSealedRecord(type)))
        {
            yield return file.Violation(type, $"{Syntax.TypeName(type)} is a message; make it a sealed record.");
        }
    }

    private static IEnumerable<Violation> CheckHandlers(IReadOnlyList<TreeFile> files, IEnumerable<TreeFile> messages)
    {
        var known = messages.Select(file => file.Name.Split('.')[0]).ToHashSet();
        return
            from file in files
            where file.IsCSharp && file.IsUnder("services")
            from type in file.Root.DescendantNodes().OfType<BaseTypeSyntax>()
            let generic = type.Type as GenericNameSyntax
            where generic is { Identifier.Text: "IMessageHandler", TypeArgumentList.Arguments.Count: 1 }
            let message = generic.TypeArgumentList.Arguments[0].ToString()
            where !known.Contains(message)
            select file.Violation(type, $"{message} is handled here, but is no message of Whence.Contracts.");
    }

    private static bool IsSealedRecord(MemberDeclarationSyntax type) =>
        type is RecordDeclarationSyntax && type.Modifiers.Any(SyntaxKind.SealedKeyword);

    private static bool IsCommand(string name, string verb) =>
        name.StartsWith(verb, StringComparison.Ordinal) && name.Length > verb.Length && char.IsUpper(name[verb.Length]);
}
