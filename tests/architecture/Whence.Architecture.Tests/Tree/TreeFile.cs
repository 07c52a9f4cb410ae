using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Whence.Architecture.Tests.Tree;

/// <summary>One file of the repository, or of a repository made up by a test.</summary>
internal sealed class TreeFile
{
    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.Preview);

    private readonly Lazy<CompilationUnitSyntax> _root;

    public TreeFile(string path, string? text, long? length = null)
    {
        Path = path;
        Text = text;
        Length = length ?? text?.Length ?? 0;
        Lines = text is null ? [] : text.TrimEnd('\n').Split('\n');
        _root = new(() => CSharpSyntaxTree.ParseText(text ?? "", Parsing).GetCompilationUnitRoot());
    }

    /// <summary>Gets the path from the root of the repository, with forward slashes.</summary>
    public string Path { get; }

    /// <summary>Gets the content, or null when it is binary.</summary>
    public string? Text { get; }

    /// <summary>Gets the size in bytes.</summary>
    public long Length { get; }

    public IReadOnlyList<string> Lines { get; }

    /// <summary>Gets the lines with their numbers, from 1.</summary>
    public IEnumerable<(int Number, string Text)> NumberedLines => Lines.Select((text, index) => (index + 1, text));

    public string Name => System.IO.Path.GetFileName(Path);

    public string Folder => Path.Contains('/', StringComparison.Ordinal) ? Path[..Path.LastIndexOf('/')] : "";

    public bool IsCSharp => Path.EndsWith(".cs", StringComparison.Ordinal);

    public bool IsProject => Path.EndsWith(".csproj", StringComparison.Ordinal);

    /// <summary>Gets the syntax of a C# file.</summary>
    public CompilationUnitSyntax Root => _root.Value;

    public bool IsUnder(string folder) => Path.StartsWith(folder + "/", StringComparison.Ordinal);

    public bool EndsWithAny(IEnumerable<string> endings) =>
        endings.Any(end => Path.EndsWith(end, StringComparison.Ordinal));

    public Violation Violation(string message) => new(Path, 1, message);

    public Violation Violation(SyntaxNode node, string message) =>
        new(Path, node.GetLocation().GetLineSpan().StartLinePosition.Line + 1, message);
}
