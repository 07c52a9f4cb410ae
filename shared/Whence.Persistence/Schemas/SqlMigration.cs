using System.Reflection;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Whence.Persistence.Schemas;

/// <summary>A migration whose statements are the embedded file <c>&lt;id&gt;.sql</c> of its assembly, so that whoever
/// runs the database reads what will happen to it.</summary>
public abstract class SqlMigration : Migration
{
    /// <inheritdoc />
    protected sealed override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.Sql(ReadSql().TrimEnd().TrimEnd(';') + ";"); // the printed script goes on behind it
    }

    /// <summary>Returns the statements.</summary>
    protected virtual string ReadSql()
    {
        var id = GetType().GetCustomAttribute<MigrationAttribute>()?.Id
            ?? throw new InvalidOperationException($"{GetType().Name} lacks its Migration attribute.");
        return ReadResource(GetType().Assembly, $"{id}.sql");
    }

    /// <summary>Returns an embedded text.</summary>
    private protected static string ReadResource(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException(
            $"{assembly.GetName().Name} embeds no {name}; add the file to the project.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
