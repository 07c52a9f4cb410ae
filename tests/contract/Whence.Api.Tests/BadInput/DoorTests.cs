using Whence.Api.Tests.Support;

namespace Whence.Api.Tests.BadInput;

[Collection(PlatformGroup.Name)]
public sealed class DoorTests(LocalPlatform platform)
{
    public static TheoryData<string> Rows => new(DoorCases.All.Select(row => row.Id));

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Send_BodyThatIsNoRequest_IsRefusedAtEveryDoor(string id)
    {
        var row = DoorCases.All.Single(row => row.Id == id);
        using var client = platform.CreateClient(await platform.CatalogueKeyAsync());
        using var request = BadRequest.Of(row);
        using var answer = await client.SendAsync(request);
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True(row.Status == (int)answer.StatusCode, $"{id}: {(int)answer.StatusCode} {body}");
        ProblemAssert.IsProblem(answer, body, row.Code);
    }
}
