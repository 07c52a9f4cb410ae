namespace Whence.Corpus.Sources.Clinic;

/// <summary>The subjects of the leaflets.</summary>
internal static class ClinicTopics
{
    private static readonly ClinicTopic Colds = new(
        "coughs and colds",
        new(["cough-and-cold"],
        [
            "Leaflet from the Brackhaven clinic: coughs and colds. Most people have a cold twice a year, often "
                + "in winter.",
            "Leaflet from the Brackhaven clinic: coughs and colds. A cold begins with sneezing and ends with a "
                + "cough.",
            "Leaflet from the Brackhaven clinic: coughs and colds. A sore throat is often the first sign of a cold.",
        ]),
        new(["cough-and-cold"],
        [
            "A cold passes from one person to the next by coughing and sneezing, so cover your mouth when you cough.",
            "The cough may stay for two weeks after the cold has gone, and a sore throat may come back at night.",
            "A cold is worst on the third day, when the nose runs, the throat is sore and the cough is dry.",
        ]),
        new(["cough-and-cold", "medical-advice"],
        [
            "If you have a cold, rest at home and drink warm water with honey. See a doctor if the cough lasts "
                + "three weeks.",
            "Stay in bed while the cold is at its worst, keep warm, and ask a doctor if you cough at night.",
            "For a sore throat, rest your voice and sip warm drinks. A doctor should see any cough that brings a "
                + "fever.",
        ]));

    private static readonly ClinicTopic Wounds = new(
        "cuts and grazes",
        new(["wound-care"],
        [
            "Leaflet from the Brackhaven clinic: cuts and grazes. Fish hooks and wet ropes cause most of the "
                + "cuts that we see.",
            "Leaflet from the Brackhaven clinic: cuts and grazes. A small wound heals well if it is kept clean "
                + "and dry.",
            "Leaflet from the Brackhaven clinic: cuts and grazes. Every boat should carry clean bandages for "
                + "small wounds.",
        ]),
        new(["wound-care"],
        [
            "A clean cut closes in about a week, and a graze takes longer because the wound is wide.",
            "A wound that is red and hot at the edge may be dirty inside, and the bandage should be changed at once.",
            "A dressing keeps dirt out of the wound, and a firm bandage stops the bleeding of most cuts.",
        ]),
        new(["wound-care", "medical-advice"],
        [
            "Wash the cut with clean water, press a clean dressing on the wound, and see a doctor if the "
                + "bleeding does not stop.",
            "Change the bandage each day, keep the wound dry, and come to the clinic if the cut turns red.",
            "Do not pull a fish hook from a deep wound. Put a loose bandage over the cut and see a doctor.",
        ]));

    private static readonly ClinicTopic Sleep = new(
        "a good night of sleep",
        new(["sleep-trouble"],
        [
            "Leaflet from the Brackhaven clinic: a good night of sleep. One person in four lies awake at least "
                + "once a week.",
            "Leaflet from the Brackhaven clinic: a good night of sleep. Those who work on the night boats often "
                + "sleep badly.",
            "Leaflet from the Brackhaven clinic: a good night of sleep. Most of us need eight hours of sleep to "
                + "feel well.",
        ]),
        new(["sleep-trouble"],
        [
            "Poor sleep makes us tired and cross by day, and to lie awake and count the hours only makes it worse.",
            "The body likes to fall asleep at the same hour each night, and a late supper can keep us awake.",
            "Bright lamps keep the mind awake, and a cool dark room helps a tired person to fall asleep.",
        ]),
        new(["sleep-trouble", "medical-advice"],
        [
            "Go to bed at the same hour each night. If you lie awake for a month, see a doctor about your sleep.",
            "If you cannot sleep, get up and sit quietly until you are tired. A doctor can help if it goes on.",
            "Rest for an hour before bed, drink no tea at night, and tell a doctor if lack of sleep makes you ill.",
        ]));

    private static readonly ClinicTopic Hands = new(
        "clean hands",
        new(["hand-washing"],
        [
            "Leaflet from the Brackhaven clinic: clean hands. Soap and warm water are the best friends of good "
                + "health.",
            "Leaflet from the Brackhaven clinic: clean hands. Wash your hands with soap before you cook and "
                + "before you eat.",
            "Leaflet from the Brackhaven clinic: clean hands. Most stomach trouble in the town begins with "
                + "unwashed hands.",
        ]),
        new(["hand-washing"],
        [
            "Soap loosens the dirt and warm water carries it away, so a quick splash of your hands is not enough.",
            "Rub the soap between your fingers, count to twenty, and rinse both hands under warm water.",
            "Those who clean fish should wash their hands twice with soap and dry them on a clean towel.",
        ]),
        new(["hand-washing", "medical-advice"],
        [
            "Wash your hands with soap before you touch a sick person, and again after. See a doctor if a rash "
                + "appears.",
            "If you are ill, wash your hands often, rest at home, and do not cook for others until a doctor says "
                + "you may.",
            "If the soap makes your hands sore, rest them, use a mild cream, and ask a doctor about the rash.",
        ]));

    private static readonly ClinicTopic Vaccine = new(
        "the winter vaccine",
        new(["vaccination"],
        [
            "Leaflet from the Brackhaven clinic: the winter vaccine. The vaccine is free and the needle is small.",
            "Leaflet from the Brackhaven clinic: the winter vaccine. A new vaccine is given each year before the "
                + "frost.",
            "Leaflet from the Brackhaven clinic: the winter vaccine. Last year half of the town came for the "
                + "vaccine.",
        ]),
        new(["vaccination"],
        [
            "The vaccine teaches the body to know the winter fever, and the arm may ache a little where the "
                + "needle went in.",
            "The needle goes into the upper arm, and it takes about two weeks until the vaccine protects you.",
            "A vaccine is given once, and the mark of the needle is gone before the end of the week.",
        ]),
        new(["vaccination", "medical-advice"],
        [
            "Do not have the vaccine while you have a fever. Rest first, see a doctor, and come back for the "
                + "needle later.",
            "If your arm is sore after the vaccine, rest it and keep it cool. See a doctor if you feel ill.",
            "Tell the doctor about any illness before the vaccine, and sit down and rest for a while after the "
                + "needle.",
        ]));

    private static readonly ClinicTopic Eating = new(
        "eating and drinking well",
        new(["healthy-eating"],
        [
            "Leaflet from the Brackhaven clinic: eating and drinking well. Eat fish twice a week and fruit every "
                + "day.",
            "Leaflet from the Brackhaven clinic: eating and drinking well. A good meal has greens, bread and a "
                + "little fish.",
            "Leaflet from the Brackhaven clinic: eating and drinking well. Drink six glasses of water in a day "
                + "of hard work.",
        ]),
        new(["healthy-eating"],
        [
            "Greens and fruit keep the body strong, and fish gives it oil that no other meal can give.",
            "Salt makes us thirsty, so those who eat dried fish with every meal should drink more water.",
            "Eat slowly, eat three meals a day, and choose fruit before cake when you are hungry between meals.",
        ]),
        new(["healthy-eating", "medical-advice"],
        [
            "If you are ill and cannot eat, take small meals of soup and bread, rest, and see a doctor after "
                + "three days.",
            "See a doctor if you lose weight though you eat well, or if every meal makes you feel ill.",
            "When you have a fever, drink water and eat fruit, rest in bed, and ask a doctor what else you need.",
        ]));

    internal static readonly ClinicTopic[] All = [Colds, Wounds, Sleep, Hands, Vaccine, Eating];
}
