using Whence.Hosting;
using Whence.Hosting.Health;
using Whence.Hosting.Http;
using Whence.Hosting.Messaging;
using Whence.Tokenization;

// appsettings.json lies beside the program, whatever the working folder is.
var place = new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory };
var builder = WebApplication.CreateBuilder(place);
builder.AddWhenceDefaults("tokenization");
builder.AddTokenization();
builder.AddHttpPayloadStore();
builder.AddWhenceBus(routes => routes.AddTokenizationHandlers());
builder.Services.AddOpenApi();
var app = builder.Build();
app.UseWhenceDefaults();
app.MapWhenceHealth();
app.MapOpenApi();
app.MapTokenization();
return await app.RunWhenceAsync();
