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
        using var request = Request(row);
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

    public static TheoryData<string, string> Doors { get; } = new MatrixOfDoors();

    [Theory]
    [MemberData(nameof(Doors))]
    public async Task Send_BodyThatIsNoJson_IsRefusedAtEveryDoor(string path, string id)
    {
        var row = Catalogue.Find(id) with { Path = path };
        using var client = platform.CreateClient(await platform.CatalogueKeyAsync());
        using var request = Request(row);
        using var answer = await client.SendAsync(request);
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True(row.Status == (int)answer.StatusCode, $"{path} {row}: {(int)answer.StatusCode} {Cut(body)}");
        ProblemAssert.IsProblem(answer, body, row.Code);
    }

    private sealed class MatrixOfDoors : TheoryData<string, string>
    {
        private static readonly string[] Paths =
        [
            "/v1/chat/completions", "/v1/completions", "/v1/embeddings", "/v1/tokenize", "/v1/detokenize",
            "/v1/attributions",
        ];

        public MatrixOfDoors()
        {
            foreach (var path in Paths)
            {
                foreach (var row in HttpCases.All.Where(row => row.Body is not null && row.Status != 202))
                {
                    Add(path, row.Id);
                }
            }
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

    private static HttpRequestMessage Request(BadInput row)
    {
        var request = new HttpRequestMessage(row.Method, row.Path);
        if (row.Body is not null)
        {
            request.Content = new ByteArrayContent(row.Body);
            request.Content.Headers.TryAddWithoutValidation("Content-Type", row.ContentType);
        }

        foreach (var (name, value) in row.Headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
            {
                request.Content!.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return request;
    }

    private static string Cut(string body) => body.Length > 600 ? body[..600] : body;
}
