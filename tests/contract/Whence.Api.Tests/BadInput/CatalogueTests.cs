using System.Text.Json;
using Whence.Api.Tests.Support;

namespace Whence.Api.Tests.BadInput;

/// <summary>Each row: the promised answer, in the one shape that errors have, and nothing left behind.</summary>
[Collection(PlatformGroup.Name)]
public sealed class CatalogueTests(LocalPlatform platform)
{
    public static TheoryData<string, string> Rows { get; } = Build();

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Send_BadInput_AnswersAsDocumented(string id, string what)
    {
        Assert.NotEmpty(what);
        var row = Catalogue.Find(id);
        var key = await platform.CatalogueKeyAsync();
        using var client = platform.CreateClient(key);
        var before = await Ledger.NewestAsync(client);
        using var request = BadRequest.Of(row);
        using var answer = await client.SendAsync(request);
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True(row.Status == (int)answer.StatusCode, $"{row}: {(int)answer.StatusCode} {Cut(body)}");
        if (row.Status >= 400)
        {
            ProblemAssert.IsProblem(answer, body, row.Code, row.Param, row.Says);
            Assert.Equal(before, await Ledger.NewestAsync(client));
        }
        else if (row.Ends is not null)
        {
            var made = JsonDocument.Parse(body).RootElement.GetProperty("id").GetString()!;
            Assert.Equal(row.Ends, await Ledger.EndOfAsync(client, made));
        }
    }

    private static TheoryData<string, string> Build()
    {
        var data = new TheoryData<string, string>();
        foreach (var row in Catalogue.Rows)
        {
            data.Add(row.Id, row.What);
        }

        return data;
    }

    private static string Cut(string body) => body.Length > 600 ? body[..600] : body;
}
