<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="cy_GB">
<context>
    <name>CandidateWords</name>
    <message>
        <source>Almost certain</source>
        <translation>Bron yn sicr</translation>
    </message>
    <message>
        <source>Very likely</source>
        <translation>Tebygol iawn</translation>
    </message>
    <message>
        <source>Likely</source>
        <translation>Tebygol</translation>
    </message>
    <message>
        <source>Possible</source>
        <translation>Posibl</translation>
    </message>
    <message>
        <source>Unlikely</source>
        <translation>Annhebygol</translation>
    </message>
    <message>
        <source>Nothing stated can be compared with this record.</source>
        <translation>Nid oes modd cymharu dim o’r hyn a nodwyd â’r cofnod hwn.</translation>
    </message>
    <message>
        <source>Nothing agrees.</source>
        <translation>Nid oes dim yn cytuno.</translation>
    </message>
    <message>
        <source>Only the name agrees.</source>
        <translation>Dim ond yr enw sy’n cytuno.</translation>
    </message>
    <message>
        <source>Only the name is close.</source>
        <translation>Dim ond yr enw sy’n debyg.</translation>
    </message>
    <message>
        <source>same %1</source>
        <extracomment>%1 is a list of identifiers that agree, as in &quot;same date of birth and TRN&quot;. Part of a sentence.</extracomment>
        <translation>yr un %1</translation>
    </message>
    <message>
        <source>swapped digits in %1</source>
        <translation>%1: digidau o chwith</translation>
    </message>
    <message>
        <source>swapped day and month</source>
        <translation>dydd a mis o chwith</translation>
    </message>
    <message>
        <source>names in each other&apos;s place</source>
        <translation>enwau o chwith</translation>
    </message>
    <message>
        <source>likely typo in %1</source>
        <translation>%1: gwall teipio tebygol</translation>
    </message>
    <message>
        <source>a known short form of the name</source>
        <translation>ffurf fer hysbys ar yr enw</translation>
    </message>
    <message>
        <source>name held as an earlier one</source>
        <translation>enw sydd ar gofnod fel enw blaenorol</translation>
    </message>
    <message>
        <source>surname is half of a double one</source>
        <translation>hanner cyfenw dwbl</translation>
    </message>
    <message>
        <source>only an initial for the forename</source>
        <translation>dim ond llythyren gyntaf yr enw cyntaf</translation>
    </message>
    <message>
        <source>middle name used as forename</source>
        <translation>enw canol wedi’i ddefnyddio fel enw cyntaf</translation>
    </message>
    <message>
        <source>one of several given names</source>
        <translation>un o sawl enw cyntaf</translation>
    </message>
    <message>
        <source>part of the name</source>
        <translation>rhan o’r enw</translation>
    </message>
    <message>
        <source>forename</source>
        <translation>enw cyntaf</translation>
    </message>
    <message>
        <source>surname</source>
        <translation>cyfenw</translation>
    </message>
    <message>
        <source>different %1</source>
        <extracomment>%1 is a list of identifiers that differ, as in &quot;different forename and TRN&quot;. Part of a sentence.</extracomment>
        <translation>%1 yn wahanol</translation>
    </message>
    <message>
        <source>nothing else held</source>
        <translation>dim byd arall ar gofnod</translation>
    </message>
    <message>
        <source>; </source>
        <extracomment>Sets parts of a sentence apart.</extracomment>
        <translation>; </translation>
    </message>
    <message>
        <source>Claimed since %1</source>
        <translation>Wedi’i hawlio ers %1</translation>
    </message>
    <message>
        <source>Claimed</source>
        <translation>Wedi’i hawlio</translation>
    </message>
    <message>
        <source>QTS %1</source>
        <translation>SAC %1</translation>
    </message>
    <message>
        <source>EYTS %1</source>
        <translation>EYTS %1</translation>
    </message>
    <message>
        <source>Active alert</source>
        <translation>Rhybudd gweithredol</translation>
    </message>
    <message>
        <source>Inactive record</source>
        <translation>Cofnod anweithredol</translation>
    </message>
    <message>
        <source>Merged record</source>
        <translation>Cofnod wedi’i gyfuno</translation>
    </message>
    <message>
        <source>Deceased</source>
        <translation>Wedi marw</translation>
    </message>
    <message>
        <source>Second TRN suspected</source>
        <translation>Amheuaeth o ail TRN</translation>
    </message>
    <message>
        <source>Possibly a twin or sibling</source>
        <translation>Efallai efaill, brawd neu chwaer</translation>
    </message>
    <message>
        <source>Pension record, no QTS</source>
        <translation>Cofnod pensiwn, dim SAC</translation>
    </message>
    <message>
        <source>Stated TRN is another record&apos;s</source>
        <translation>Mae’r TRN a nodwyd ar gofnod arall</translation>
    </message>
    <message>
        <source>Stated NI number is another record&apos;s</source>
        <translation>Mae’r rhif YG a nodwyd ar gofnod arall</translation>
    </message>
    <message>
        <source>Merged into %1</source>
        <translation>Wedi’i gyfuno â %1</translation>
    </message>
    <message>
        <source>needs a second person</source>
        <translation>angen ail berson</translation>
    </message>
    <message>
        <source>added by search</source>
        <translation>ychwanegwyd drwy chwilio</translation>
    </message>
    <message>
        <source> · </source>
        <extracomment>Sets short notes apart.</extracomment>
        <translation> · </translation>
    </message>
    <message>
        <source>This account has a TRN already. One account has at most one, so nothing can be linked here.</source>
        <translation>Mae gan y cyfrif hwn TRN eisoes. Un TRN ar y mwyaf sydd gan bob cyfrif, felly ni ellir cysylltu dim yma.</translation>
    </message>
    <message>
        <source>Another account holds this TRN. Press Enter to compare its owner with this person.</source>
        <translation>Mae’r TRN hwn gan gyfrif arall. Pwyswch Enter i gymharu ei berchennog â’r person hwn.</translation>
    </message>
    <message>
        <source>This record is inactive and cannot be linked. Choose another, or say not sure.</source>
        <translation>Mae’r cofnod hwn yn anweithredol ac ni ellir ei gysylltu. Dewiswch un arall, neu dewiswch ‘Ansicr’.</translation>
    </message>
    <message>
        <source>This record was merged into another and cannot be linked.</source>
        <translation>Cafodd y cofnod hwn ei gyfuno â chofnod arall ac ni ellir ei gysylltu.</translation>
    </message>
    <message>
        <source>This record was merged into TRN %1. Find that one and link it instead.</source>
        <translation>Cafodd y cofnod hwn ei gyfuno â TRN %1. Dewch o hyd i hwnnw a’i gysylltu yn ei le.</translation>
    </message>
    <message>
        <source>The register says that this record&apos;s holder has died. It cannot be linked.</source>
        <translation>Yn ôl y gofrestr, mae deiliad y cofnod hwn wedi marw. Ni ellir ei gysylltu.</translation>
    </message>
    <message>
        <source>The register no longer holds this record. Choose another.</source>
        <translation>Nid yw’r cofnod hwn ar y gofrestr mwyach. Dewiswch un arall.</translation>
    </message>
    <message>
        <source>Candidate %1: %2, TRN %3.</source>
        <translation>Cofnod posibl %1: %2, TRN %3.</translation>
    </message>
    <message>
        <source>A second record answers too.</source>
        <translation>Mae ail gofnod yn cyfateb hefyd.</translation>
    </message>
    <message>
        <source>Three identifiers agree, but together they are too weak.</source>
        <translation>Mae tri dynodydd yn cytuno, ond gyda’i gilydd maent yn rhy wan.</translation>
    </message>
    <message>
        <source>The stated TRN belongs to another record.</source>
        <translation>Mae’r TRN a nodwyd yn perthyn i gofnod arall.</translation>
    </message>
    <message>
        <source>The stated NI number belongs to another record.</source>
        <translation>Mae’r rhif YG a nodwyd yn perthyn i gofnod arall.</translation>
    </message>
    <message>
        <source>The record that agrees is inactive.</source>
        <translation>Mae’r cofnod sy’n cytuno yn anweithredol.</translation>
    </message>
    <message>
        <source>The record that agrees was merged into another.</source>
        <translation>Cafodd y cofnod sy’n cytuno ei gyfuno â chofnod arall.</translation>
    </message>
    <message>
        <source>The record that agrees belongs to somebody who has died.</source>
        <translation>Mae’r cofnod sy’n cytuno yn perthyn i rywun sydd wedi marw.</translation>
    </message>
    <message>
        <source>The record that agrees has an active alert.</source>
        <translation>Mae rhybudd gweithredol ar y cofnod sy’n cytuno.</translation>
    </message>
    <message>
        <source>It may be a twin&apos;s record.</source>
        <translation>Efallai mai cofnod efaill ydyw.</translation>
    </message>
    <message>
        <source>Two records are nearly as likely.</source>
        <translation>Mae dau gofnod bron yr un mor debygol.</translation>
    </message>
    <message>
        <source>Fewer than three identifiers agree.</source>
        <translation>Mae llai na thri dynodydd yn cytuno.</translation>
    </message>
    <message>
        <source>Too many records answered to compare them all.</source>
        <translation>Roedd gormod o gofnodion yn cyfateb i’w cymharu i gyd.</translation>
    </message>
    <message>
        <source>Another record may be the same person&apos;s.</source>
        <translation>Gall cofnod arall fod yn perthyn i’r un person.</translation>
    </message>
    <message>
        <source>Most worth asking for: %1</source>
        <translation>Y peth gorau i’w ofyn: %1</translation>
    </message>
    <message>
        <source>The full name confirmed by the user would settle it</source>
        <translation>Byddai cadarnhau’r enw llawn yn datrys hyn</translation>
    </message>
    <message>
        <source>An earlier name given by the user would settle it</source>
        <translation>Byddai rhoi enw blaenorol yn datrys hyn</translation>
    </message>
    <message>
        <source>A date of birth confirmed by the user would settle it</source>
        <translation>Byddai cadarnhau’r dyddiad geni yn datrys hyn</translation>
    </message>
    <message>
        <source>An NI number confirmed by the user would settle it</source>
        <translation>Byddai cadarnhau’r rhif YG yn datrys hyn</translation>
    </message>
    <message>
        <source>A TRN confirmed by the user would settle it</source>
        <translation>Byddai cadarnhau’r TRN yn datrys hyn</translation>
    </message>
    <message>
        <source>An earlier email address would settle it</source>
        <translation>Byddai e-bost blaenorol yn datrys hyn</translation>
    </message>
    <message>
        <source>The name of the ITT provider would settle it</source>
        <translation>Byddai enw’r darparwr HCA yn datrys hyn</translation>
    </message>
    <message>
        <source>What would confirm it: %1.</source>
        <extracomment>%1 is one fact or several, as &quot;TRN, or email and ITT provider&quot;.</extracomment>
        <translation>Beth fyddai’n ei gadarnhau: %1.</translation>
    </message>
    <message>
        <source>, or </source>
        <translation>, neu </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>found by itself</source>
        <extracomment>How an account came to its TRN.</extracomment>
        <translation>cafwyd yn awtomatig</translation>
    </message>
    <message>
        <source>linked by support</source>
        <translation>cysylltwyd gan y tîm cymorth</translation>
    </message>
    <message>
        <source>imported</source>
        <translation>mewnforiwyd</translation>
    </message>
    <message>
        <source>by a link in an email</source>
        <translation>drwy ddolen mewn e-bost</translation>
    </message>
    <message>
        <source>set by another service</source>
        <translation>gosodwyd gan wasanaeth arall</translation>
    </message>
    <message>
        <source>Only the surname agrees.</source>
        <translation>Dim ond y cyfenw sy’n cyfateb.</translation>
    </message>
    <message>
        <source>Only the forename agrees.</source>
        <translation>Dim ond yr enw cyntaf sy’n cyfateb.</translation>
    </message>
</context>
<context>
    <name>Comparison</name>
    <message>
        <source>Email proved by code, %1</source>
        <translation>E-bost wedi’i brofi â chod, %1</translation>
    </message>
    <message numerus="yes">
        <source>%n attempt(s)</source>
        <translation>
            <numerusform>Dim ymgais</numerusform>
            <numerusform>%n ymgais</numerusform>
            <numerusform>%n ymgais</numerusform>
            <numerusform>%n ymgais</numerusform>
            <numerusform>%n ymgais</numerusform>
        </translation>
    </message>
    <message>
        <source>Stated</source>
        <translation>Nodwyd</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>A candidate&apos;s place among all of them: &quot;5 of 8&quot;.</extracomment>
        <translation>%1 o %2</translation>
    </message>
</context>
<context>
    <name>ComparisonWords</name>
    <message>
        <source>Name</source>
        <translation>Enw</translation>
    </message>
    <message>
        <source>Previous name</source>
        <translation>Enw blaenorol</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation>Dyddiad geni</translation>
    </message>
    <message>
        <source>NI number</source>
        <translation>Rhif YG</translation>
    </message>
    <message>
        <source>TRN</source>
        <translation>TRN</translation>
    </message>
    <message>
        <source>Email</source>
        <translation>E-bost</translation>
    </message>
    <message>
        <source>ITT provider</source>
        <translation>Darparwr HCA</translation>
    </message>
    <message>
        <source>name</source>
        <extracomment>Inside a list in a sentence, as &quot;different name and TRN&quot;.</extracomment>
        <translation>enw</translation>
    </message>
    <message>
        <source>earlier name</source>
        <translation>enw blaenorol</translation>
    </message>
    <message>
        <source>date of birth</source>
        <translation>dyddiad geni</translation>
    </message>
    <message>
        <source>email</source>
        <translation>e‑bost</translation>
    </message>
    <message>
        <source>same as current surname</source>
        <translation>yr un â’r cyfenw presennol</translation>
    </message>
    <message>
        <source>same as an earlier surname</source>
        <translation>yr un â chyfenw blaenorol</translation>
    </message>
    <message>
        <source>same provider</source>
        <translation>yr un darparwr</translation>
    </message>
    <message>
        <source>same</source>
        <translation>yr un fath</translation>
    </message>
    <message>
        <source>same but for accents</source>
        <translation>yr un, heblaw acenion</translation>
    </message>
    <message>
        <source>a name of the same provider</source>
        <translation>enw ar yr un darparwr</translation>
    </message>
    <message>
        <source>a record merged into this one</source>
        <translation>cofnod a unwyd â’r un hwn</translation>
    </message>
    <message>
        <source>same after tidying</source>
        <translation>yr un ar ôl tacluso</translation>
    </message>
    <message>
        <source>known short form</source>
        <translation>ffurf fer hysbys</translation>
    </message>
    <message>
        <source>an earlier name</source>
        <translation>enw blaenorol</translation>
    </message>
    <message>
        <source>part of a double surname</source>
        <translation>rhan o gyfenw dwbl</translation>
    </message>
    <message>
        <source>initial only</source>
        <translation>llythyren gyntaf yn unig</translation>
    </message>
    <message>
        <source>middle name used as forename</source>
        <translation>enw canol fel enw cyntaf</translation>
    </message>
    <message>
        <source>one of several given names</source>
        <translation>un o sawl enw cyntaf</translation>
    </message>
    <message>
        <source>part of the name</source>
        <translation>rhan o’r enw</translation>
    </message>
    <message>
        <source>names swapped</source>
        <translation>enwau o chwith</translation>
    </message>
    <message>
        <source>forename: likely typo</source>
        <translation>enw cyntaf: gwall tebygol</translation>
    </message>
    <message>
        <source>surname: likely typo</source>
        <translation>cyfenw: gwall tebygol</translation>
    </message>
    <message>
        <source>last letter differs</source>
        <translation>llythyren olaf yn wahanol</translation>
    </message>
    <message>
        <source>year: likely typo</source>
        <translation>blwyddyn: gwall tebygol</translation>
    </message>
    <message>
        <source>likely typo</source>
        <translation>gwall teipio tebygol</translation>
    </message>
    <message>
        <source>day and month swapped</source>
        <translation>dydd a mis o chwith</translation>
    </message>
    <message>
        <source>digits swapped</source>
        <translation>digidau o chwith</translation>
    </message>
    <message>
        <source>not given</source>
        <translation>heb ei roi</translation>
    </message>
    <message>
        <source>none held</source>
        <translation>dim ar gofnod</translation>
    </message>
    <message>
        <source>not given, none held</source>
        <translation>heb ei roi, dim ar gofnod</translation>
    </message>
    <message>
        <source>forename differs</source>
        <translation>enw cyntaf yn wahanol</translation>
    </message>
    <message>
        <source>surname differs</source>
        <translation>cyfenw yn wahanol</translation>
    </message>
    <message>
        <source>year differs</source>
        <translation>blwyddyn yn wahanol</translation>
    </message>
    <message>
        <source>one part differs</source>
        <translation>un rhan yn wahanol</translation>
    </message>
    <message>
        <source>differs, as typed</source>
        <translation>yn wahanol, fel y’i teipiwyd</translation>
    </message>
    <message>
        <source>same name, other domain</source>
        <translation>yr un enw, parth arall</translation>
    </message>
    <message>
        <source>another record&apos;s</source>
        <translation>ar gofnod arall</translation>
    </message>
    <message>
        <source>related provider</source>
        <translation>darparwr cysylltiedig</translation>
    </message>
    <message>
        <source>contradicts</source>
        <translation>yn gwrth-ddweud</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>yn wahanol</translation>
    </message>
    <message>
        <source>Missing, so it says nothing either way.</source>
        <translation>Ar goll, felly nid yw’n dweud dim y naill ffordd na’r llall.</translation>
    </message>
    <message>
        <source>Says next to nothing either way.</source>
        <translation>Nid yw’n dweud fawr ddim y naill ffordd na’r llall.</translation>
    </message>
    <message>
        <source>over a million</source>
        <translation>dros filiwn</translation>
    </message>
    <message>
        <source>Makes the same person %1 times as likely.</source>
        <translation>Mae %1 gwaith mor debygol mai’r un person ydyw.</translation>
    </message>
    <message>
        <source>Makes the same person %1 times less likely.</source>
        <translation>Mae %1 gwaith yn llai tebygol mai’r un person ydyw.</translation>
    </message>
    <message>
        <source>Stated %1, record %2: %3.</source>
        <translation>Nodwyd %1, cofnod %2: %3.</translation>
    </message>
    <message>
        <source>Counts as one of the identifiers that must agree.</source>
        <translation>Mae’n un o’r dynodyddion y mae’n rhaid iddynt gytuno.</translation>
    </message>
    <message>
        <source>%1, candidate %2: %3.</source>
        <translation>%1, cofnod posibl %2: %3.</translation>
    </message>
    <message>
        <source>Stated: %1.</source>
        <translation>Nodwyd: %1.</translation>
    </message>
    <message>
        <source>Record: %1.</source>
        <translation>Cofnod: %1.</translation>
    </message>
    <message>
        <source>NI number</source>
        <comment>in a sentence</comment>
        <translation>rhif YG</translation>
    </message>
    <message>
        <source>ITT provider</source>
        <comment>in a sentence</comment>
        <translation>darparwr HCA</translation>
    </message>
    <message>
        <source>same but for spaces and signs</source>
        <translation>yr un heblaw bylchau ac arwyddion</translation>
    </message>
    <message>
        <source>differs; the stated TRN is another record&apos;s</source>
        <translation>yn wahanol; TRN cofnod arall a nodwyd</translation>
    </message>
    <message>
        <source>About one record in %1 holds this value.</source>
        <translation>Mae gan tua un cofnod mewn %1 y gwerth hwn.</translation>
    </message>
</context>
<context>
    <name>ContestWords</name>
    <message>
        <source>New address proven by a code</source>
        <extracomment>A check before a change of email address; its verdict stands beside it (&quot;met&quot;, &quot;stops it&quot;).</extracomment>
        <translation>Cyfeiriad newydd wedi’i brofi â chod</translation>
    </message>
    <message>
        <source>No other account uses it</source>
        <translation>Nid oes cyfrif arall yn ei ddefnyddio</translation>
    </message>
    <message>
        <source>Not a shared mailbox</source>
        <translation>Nid blwch post a rennir</translation>
    </message>
    <message>
        <source>Asked inside a matched journey</source>
        <translation>Gofynnwyd o fewn taith a barwyd</translation>
    </message>
    <message>
        <source>Code to the old address tried</source>
        <translation>Rhoddwyd cynnig ar god i’r hen gyfeiriad</translation>
    </message>
    <message>
        <source>Old address told</source>
        <translation>Dywedwyd wrth yr hen gyfeiriad</translation>
    </message>
    <message>
        <source>Account still holds the record</source>
        <translation>Mae’r cofnod gan y cyfrif o hyd</translation>
    </message>
    <message>
        <source>Record is active</source>
        <translation>Mae’r cofnod yn weithredol</translation>
    </message>
    <message>
        <source>No alert on the record</source>
        <translation>Dim rhybudd ar y cofnod</translation>
    </message>
    <message>
        <source>No refused request in 30 days</source>
        <translation>Dim cais a wrthodwyd mewn 30 diwrnod</translation>
    </message>
    <message>
        <source>No change of address in 30 days</source>
        <translation>Dim newid cyfeiriad mewn 30 diwrnod</translation>
    </message>
    <message>
        <source>met</source>
        <extracomment>The verdict on a check before a change of email address.</extracomment>
        <translation>bodlonwyd</translation>
    </message>
    <message>
        <source>not so: weigh it</source>
        <translation>nac ydyw: pwyswch a mesur</translation>
    </message>
    <message>
        <source>not so: a lead agrees last</source>
        <translation>nac ydyw: arweinydd i gytuno olaf</translation>
    </message>
    <message>
        <source>not so: stops it</source>
        <translation>nac ydyw: mae’n ei atal</translation>
    </message>
    <message>
        <source>not checked: stops it</source>
        <translation>heb ei wirio: mae’n ei atal</translation>
    </message>
    <message>
        <source>Proved the new address by a code</source>
        <extracomment>What was tried before support was asked.</extracomment>
        <translation>Profwyd y cyfeiriad newydd â chod</translation>
    </message>
    <message>
        <source>A code went to the old address</source>
        <translation>Aeth cod i’r hen gyfeiriad</translation>
    </message>
    <message>
        <source>A wrong or expired code for the old address</source>
        <translation>Cod anghywir neu wedi dod i ben ar gyfer yr hen gyfeiriad</translation>
    </message>
    <message>
        <source>The right code for the old address</source>
        <translation>Y cod cywir ar gyfer yr hen gyfeiriad</translation>
    </message>
    <message>
        <source>Said: I cannot reach that mailbox</source>
        <translation>Dywedodd: ni allaf gyrraedd y blwch post hwnnw</translation>
    </message>
    <message>
        <source>Said: I do not know that address</source>
        <translation>Dywedodd: nid wyf yn adnabod y cyfeiriad hwnnw</translation>
    </message>
    <message>
        <source>Support found that both are one person</source>
        <translation>Canfu’r tîm cymorth mai’r un person yw’r ddau</translation>
    </message>
    <message>
        <source>Says that they cannot reach the old address</source>
        <translation>Yn dweud na all gyrraedd yr hen gyfeiriad</translation>
    </message>
    <message>
        <source>Says that they do not know the old address</source>
        <translation>Yn dweud nad yw’n adnabod yr hen gyfeiriad</translation>
    </message>
    <message>
        <source>Support says that both are one person</source>
        <translation>Dywed y tîm cymorth mai’r un person yw’r ddau</translation>
    </message>
    <message>
        <source>Nobody has agreed to it yet. Two people have to, one after the other.</source>
        <translation>Nid oes neb wedi cytuno iddo eto. Rhaid i ddau berson wneud hynny, y naill ar ôl y llall.</translation>
    </message>
    <message>
        <source>You agreed first. Somebody else has to agree before anything happens.</source>
        <translation>Chi a gytunodd gyntaf. Rhaid i rywun arall gytuno cyn i ddim ddigwydd.</translation>
    </message>
    <message>
        <source>A first reader has looked. Weigh the evidence yourself; what they noted is shown once you have decided.</source>
        <translation>Mae darllenydd cyntaf wedi edrych. Pwyswch y dystiolaeth eich hun; dangosir yr hyn a nodwyd pan fyddwch wedi penderfynu.</translation>
    </message>
    <message>
        <source>Agreed by %1 and %2. Both addresses have been told.</source>
        <translation>Cytunwyd gan %1 a %2. Dywedwyd wrth y ddau gyfeiriad.</translation>
    </message>
    <message>
        <source>Agreed by two people. Both addresses have been told.</source>
        <translation>Cytunwyd gan ddau berson. Dywedwyd wrth y ddau gyfeiriad.</translation>
    </message>
    <message>
        <source>The address has changed.</source>
        <translation>Mae’r cyfeiriad wedi newid.</translation>
    </message>
    <message>
        <source>Refused. The address stays as it was.</source>
        <translation>Gwrthodwyd. Mae’r cyfeiriad yn aros fel yr oedd.</translation>
    </message>
    <message>
        <source>The holder objected: “this was not me”. The address stays as it was.</source>
        <translation>Gwrthwynebodd y deiliad: “nid fi oedd hwn”. Mae’r cyfeiriad yn aros fel yr oedd.</translation>
    </message>
    <message>
        <source>Stopped before it happened. The address stays as it was.</source>
        <translation>Ataliwyd cyn iddo ddigwydd. Mae’r cyfeiriad yn aros fel yr oedd.</translation>
    </message>
    <message>
        <source>Stopped: %1</source>
        <translation>Ataliwyd: %1</translation>
    </message>
    <message>
        <source>The address is being changed.</source>
        <translation>Mae’r cyfeiriad yn cael ei newid.</translation>
    </message>
    <message>
        <source>The address changes in %1 unless somebody objects.</source>
        <extracomment>%1 is a time, as &quot;23 h 59 min&quot;.</extracomment>
        <translation>Bydd y cyfeiriad yn newid ymhen %1 oni bai bod rhywun yn gwrthwynebu.</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 awr %2 mun</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 mun %2 eiliad</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 eiliad</translation>
    </message>
    <message numerus="yes">
        <source>%n hours</source>
        <translation>
            <numerusform>%n awr</numerusform>
            <numerusform>%n awr</numerusform>
            <numerusform>%n awr</numerusform>
            <numerusform>%n awr</numerusform>
            <numerusform>%n awr</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minutes</source>
        <translation>
            <numerusform>%n munud</numerusform>
            <numerusform>%n munud</numerusform>
            <numerusform>%n funud</numerusform>
            <numerusform>%n munud</numerusform>
            <numerusform>%n munud</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n seconds</source>
        <translation>
            <numerusform>%n eiliad</numerusform>
            <numerusform>%n eiliad</numerusform>
            <numerusform>%n eiliad</numerusform>
            <numerusform>%n eiliad</numerusform>
            <numerusform>%n eiliad</numerusform>
        </translation>
    </message>
    <message>
        <source>The new address has not been proven by a code. Ask the person to start again in their service.</source>
        <translation>Nid yw’r cyfeiriad newydd wedi’i brofi â chod. Gofynnwch i’r person ddechrau eto yn ei wasanaeth.</translation>
    </message>
    <message>
        <source>Another account uses the new address. Nothing was changed.</source>
        <translation>Mae cyfrif arall yn defnyddio’r cyfeiriad newydd. Ni newidiwyd dim.</translation>
    </message>
    <message>
        <source>The new address looks like a shared mailbox. Reject it and ask for a personal one.</source>
        <translation>Mae’r cyfeiriad newydd yn edrych fel blwch post a rennir. Gwrthodwch ef a gofyn am un personol.</translation>
    </message>
    <message>
        <source>The old address has not been told yet. Nobody can agree before that.</source>
        <translation>Ni ddywedwyd wrth yr hen gyfeiriad eto. Ni all neb gytuno cyn hynny.</translation>
    </message>
    <message>
        <source>The account no longer holds this record. Nothing was changed.</source>
        <translation>Nid yw’r cofnod hwn gan y cyfrif mwyach. Ni newidiwyd dim.</translation>
    </message>
    <message>
        <source>The record is not active: its holder has died, or it was merged or withdrawn. Nothing was changed.</source>
        <translation>Nid yw’r cofnod yn weithredol: mae ei ddeiliad wedi marw, neu fe’i cyfunwyd neu ei dynnu’n ôl. Ni newidiwyd dim.</translation>
    </message>
    <message>
        <source>It is not known whether there is an alert on the record. Try again when the register answers.</source>
        <translation>Nid yw’n hysbys a oes rhybudd ar y cofnod. Rhowch gynnig arall arni pan fydd y gofrestr yn ateb.</translation>
    </message>
    <message>
        <source>The other account has got a record of its own. Nothing was changed.</source>
        <translation>Mae gan y cyfrif arall ei gofnod ei hun bellach. Ni newidiwyd dim.</translation>
    </message>
    <message>
        <source>You opened this one, so somebody else has to agree last.</source>
        <translation>Chi a agorodd hwn, felly rhaid i rywun arall gytuno olaf.</translation>
    </message>
    <message>
        <source>Something speaks against it, so a lead has to be the one who agrees last.</source>
        <translation>Mae rhywbeth yn siarad yn ei erbyn, felly rhaid mai arweinydd fydd yn cytuno olaf.</translation>
    </message>
    <message>
        <source>It no longer stands where this could be decided. Nothing was changed.</source>
        <translation>Nid yw bellach mewn cyflwr lle gellid penderfynu hyn. Ni newidiwyd dim.</translation>
    </message>
    <message>
        <source>The address has changed (%1).</source>
        <translation>Mae’r cyfeiriad wedi newid (%1).</translation>
    </message>
    <message>
        <source>Refused (%1). The address stays as it was.</source>
        <translation>Gwrthodwyd (%1). Mae’r cyfeiriad yn aros fel yr oedd.</translation>
    </message>
    <message>
        <source>The holder objected (%1): “this was not me”. The address stays as it was.</source>
        <translation>Gwrthwynebodd y deiliad (%1): “nid fi oedd hwn”. Mae’r cyfeiriad yn aros fel yr oedd.</translation>
    </message>
</context>
<context>
    <name>DecisionWords</name>
    <message>
        <source>Link</source>
        <translation>Cysylltu</translation>
    </message>
    <message>
        <source>No record</source>
        <translation>Dim cofnod</translation>
    </message>
    <message>
        <source>Ask the user</source>
        <translation>Holi</translation>
    </message>
    <message>
        <source>Not sure</source>
        <translation>Ansicr</translation>
    </message>
    <message>
        <source>Park</source>
        <extracomment>A verb: put this ticket aside for oneself.</extracomment>
        <translation>Neilltuo</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Hepgor</translation>
    </message>
    <message>
        <source>Same person</source>
        <translation>Yr un person</translation>
    </message>
    <message>
        <source>Owner has it wrongly</source>
        <translation>Perchennog anghywir</translation>
    </message>
    <message>
        <source>Link %1</source>
        <translation>Cysylltu %1</translation>
    </message>
    <message>
        <source>Link the chosen record</source>
        <translation>Cysylltu’r cofnod a ddewiswyd</translation>
    </message>
    <message>
        <source>No record to link</source>
        <translation>Dim cofnod i’w gysylltu</translation>
    </message>
    <message>
        <source>Ask the user for one more fact</source>
        <translation>Holi’r defnyddiwr am un ffaith arall</translation>
    </message>
    <message>
        <source>Not sure: ask a second reader</source>
        <translation>Ansicr: gofyn i ail ddarllenydd</translation>
    </message>
    <message>
        <source>Park for later</source>
        <translation>Neilltuo tan yn nes ymlaen</translation>
    </message>
    <message>
        <source>Skip with a reason</source>
        <translation>Hepgor gan roi rheswm</translation>
    </message>
    <message>
        <source>The owner is the same person</source>
        <translation>Yr un person yw’r perchennog</translation>
    </message>
    <message>
        <source>The owner has this record wrongly</source>
        <translation>Mae’r cofnod hwn gan y perchennog anghywir</translation>
    </message>
    <message>
        <source>They never had a TRN</source>
        <translation>Ni chawsant TRN erioed</translation>
    </message>
    <message>
        <source>Not found after searching</source>
        <translation>Heb ei ganfod ar ôl chwilio</translation>
    </message>
    <message>
        <source>The details are too thin</source>
        <translation>Rhy ychydig o fanylion</translation>
    </message>
    <message>
        <source>Two candidates are good</source>
        <translation>Dau gofnod yn dda</translation>
    </message>
    <message>
        <source>The evidence conflicts</source>
        <translation>Tystiolaeth yn gwrthdaro</translation>
    </message>
    <message>
        <source>An unusual case</source>
        <translation>Achos anarferol</translation>
    </message>
    <message>
        <source>Needs a specialist</source>
        <translation>Angen arbenigwr</translation>
    </message>
    <message>
        <source>Needs another language</source>
        <translation>Angen iaith arall</translation>
    </message>
    <message>
        <source>I know this person</source>
        <translation>Rwy’n adnabod y person hwn</translation>
    </message>
    <message>
        <source>Another reason</source>
        <translation>Rheswm arall</translation>
    </message>
    <message>
        <source>Same details as the owner</source>
        <translation>Yr un manylion â’r perchennog</translation>
    </message>
    <message>
        <source>The owner&apos;s details differ</source>
        <translation>Manylion y perchennog yn wahanol</translation>
    </message>
    <message>
        <source>Why is there no record to link?</source>
        <translation>Pam nad oes cofnod i’w gysylltu?</translation>
    </message>
    <message>
        <source>What should the user be asked for?</source>
        <translation>Am beth y dylid holi’r defnyddiwr?</translation>
    </message>
    <message>
        <source>What makes it hard to tell?</source>
        <translation>Beth sy’n ei gwneud yn anodd dweud?</translation>
    </message>
    <message>
        <source>Why should somebody else take it?</source>
        <translation>Pam y dylai rhywun arall ei gymryd?</translation>
    </message>
    <message>
        <source>Their full name</source>
        <translation>Enw llawn</translation>
    </message>
    <message>
        <source>An earlier name</source>
        <translation>Enw blaenorol</translation>
    </message>
    <message>
        <source>Their date of birth</source>
        <translation>Dyddiad geni</translation>
    </message>
    <message>
        <source>Their NI number</source>
        <translation>Rhif YG</translation>
    </message>
    <message>
        <source>Their TRN</source>
        <translation>TRN</translation>
    </message>
    <message>
        <source>An earlier email address</source>
        <translation>E-bost blaenorol</translation>
    </message>
    <message>
        <source>Where they trained</source>
        <translation>Lle hyfforddi</translation>
    </message>
    <message>
        <source>If you link %1</source>
        <translation>O gysylltu %1</translation>
    </message>
    <message>
        <source>If you link</source>
        <translation>O gysylltu</translation>
    </message>
    <message>
        <source>If there is no record</source>
        <translation>Os nad oes cofnod</translation>
    </message>
    <message>
        <source>If you ask the user</source>
        <translation>Os holwch y defnyddiwr</translation>
    </message>
    <message>
        <source>If you are not sure</source>
        <translation>Os ydych yn ansicr</translation>
    </message>
    <message>
        <source>If you park it</source>
        <translation>Os neilltuwch y tocyn</translation>
    </message>
    <message>
        <source>If you skip it</source>
        <translation>Os hepgorwch y tocyn</translation>
    </message>
    <message>
        <source>If it is the same person</source>
        <translation>Os mai’r un person yw</translation>
    </message>
    <message>
        <source>If the owner has it wrongly</source>
        <translation>Os yw’r perchennog yn anghywir</translation>
    </message>
    <message>
        <source>none</source>
        <extracomment>What a service is told of the search for a record.</extracomment>
        <translation>dim</translation>
    </message>
    <message>
        <source>pending</source>
        <translation>yn aros</translation>
    </message>
    <message>
        <source>found</source>
        <translation>wedi’i ganfod</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>heb ei ganfod</translation>
    </message>
    <message>
        <source>TRN %1 goes on this account.</source>
        <translation>Rhoddir TRN %1 ar y cyfrif hwn.</translation>
    </message>
    <message>
        <source>Its name becomes %1, as on the record.</source>
        <translation>Bydd ei enw’n newid i %1, fel ar y cofnod.</translation>
    </message>
    <message>
        <source>%1 is told: %2.</source>
        <translation>Hysbysir %1: %2.</translation>
    </message>
    <message>
        <source>Email “%1” in %2 to %3, %4 seconds from now unless you undo.</source>
        <translation>E-bost “%1” (%2) at %3 ymhen %4 eiliad oni bai i chi ddad-wneud.</translation>
    </message>
    <message>
        <source>The promise&apos;s clock stands still until they answer.</source>
        <translation>Caiff y cloc ei oedi nes iddynt ateb.</translation>
    </message>
    <message>
        <source>A second reader looks at it, without seeing your choice.</source>
        <translation>Bydd ail ddarllenydd yn edrych arno, heb weld eich dewis.</translation>
    </message>
    <message>
        <source>Nothing is linked until two readers have chosen TRN %1, each by themselves. If you are the second:</source>
        <translation>Ni chysylltir dim nes i ddau ddarllenydd ddewis TRN %1, pob un ar ei ben ei hun. Os chi yw’r ail:</translation>
    </message>
    <message>
        <source>Nothing is linked until a second person agrees that TRN %1 is theirs.</source>
        <translation>Ni chysylltir dim nes i ail berson gytuno mai’r person hwn biau TRN %1.</translation>
    </message>
    <message>
        <source>The lead is asked to look at who holds TRN %1. Nothing is linked until then.</source>
        <translation>Gofynnir i’r arweinydd edrych ar bwy sydd â TRN %1. Ni chysylltir dim tan hynny.</translation>
    </message>
    <message>
        <source>A contested-email ticket is opened for TRN %1.</source>
        <translation>Agorir tocyn anghydfod e-bost ar gyfer TRN %1.</translation>
    </message>
    <message>
        <source>The ticket is closed.</source>
        <translation>Caeir y tocyn.</translation>
    </message>
    <message>
        <source>The ticket waits for you under Parked by me until the end of the next working day, then for anybody.</source>
        <translation>Bydd y tocyn yn aros amdanoch o dan ‘Neilltuwyd gennyf’ tan ddiwedd y diwrnod gwaith nesaf, ac wedyn am unrhyw un.</translation>
    </message>
    <message>
        <source>The ticket goes back to the queue for somebody else.</source>
        <translation>Bydd y tocyn yn dychwelyd i’r ciw i rywun arall.</translation>
    </message>
    <message>
        <source>decided this ticket</source>
        <translation>Penderfynwyd ar y tocyn hwn</translation>
    </message>
    <message>
        <source>linked this ticket</source>
        <extracomment>After a person&apos;s name: &quot;Bea Lloyd linked this ticket at 09:42.&quot;</extracomment>
        <translation>Cysylltwyd y tocyn hwn</translation>
    </message>
    <message>
        <source>closed this ticket as no record</source>
        <translation>Caewyd y tocyn hwn fel un heb gofnod</translation>
    </message>
    <message>
        <source>asked the user about this ticket</source>
        <translation>Holwyd y defnyddiwr am y tocyn hwn</translation>
    </message>
    <message>
        <source>sent this ticket to a second reader</source>
        <translation>Anfonwyd y tocyn hwn at ail ddarllenydd</translation>
    </message>
    <message>
        <source>parked this ticket</source>
        <translation>Neilltuwyd y tocyn hwn</translation>
    </message>
    <message>
        <source>skipped this ticket</source>
        <translation>Hepgorwyd y tocyn hwn</translation>
    </message>
    <message>
        <source>opened a contested email for this ticket</source>
        <translation>Agorwyd anghydfod e-bost ar gyfer y tocyn hwn</translation>
    </message>
    <message>
        <source>sent this ticket to the lead</source>
        <translation>Anfonwyd y tocyn hwn at yr arweinydd</translation>
    </message>
    <message>
        <source>link to TRN %1</source>
        <translation>cysylltu â TRN %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>A ticket&apos;s reference and what was decided of it.</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>TRN %1</source>
        <translation>TRN %1</translation>
    </message>
    <message>
        <source>A first reader has looked</source>
        <translation>Mae darllenydd cyntaf wedi edrych</translation>
    </message>
    <message>
        <source>Link proposed; a second person has to agree</source>
        <translation>Cynigiwyd cysylltu; rhaid i ail berson gytuno</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Cymeradwyo</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Gwrthod</translation>
    </message>
    <message>
        <source>Takeover?</source>
        <translation>Meddiannu?</translation>
    </message>
    <message>
        <source>Stop the change</source>
        <translation>Atal y newid</translation>
    </message>
    <message>
        <source>Close the case</source>
        <translation>Cau’r achos</translation>
    </message>
    <message>
        <source>Ask the asker for one more proof</source>
        <translation>Gofyn i’r ceisydd am un prawf arall</translation>
    </message>
    <message>
        <source>Approve the change of address</source>
        <translation>Cymeradwyo’r newid cyfeiriad</translation>
    </message>
    <message>
        <source>Reject the change of address</source>
        <translation>Gwrthod y newid cyfeiriad</translation>
    </message>
    <message>
        <source>Suspect a takeover: reject and tell the lead</source>
        <translation>Amau ymgais i feddiannu: gwrthod a dweud wrth yr arweinydd</translation>
    </message>
    <message>
        <source>Stop the agreed change of address</source>
        <translation>Atal y newid cyfeiriad y cytunwyd arno</translation>
    </message>
    <message>
        <source>Photo document</source>
        <translation>Dogfen â llun</translation>
    </message>
    <message>
        <source>Two documents</source>
        <translation>Dwy ddogfen</translation>
    </message>
    <message>
        <source>Change of name</source>
        <translation>Newid enw</translation>
    </message>
    <message>
        <source>Clearer copy</source>
        <translation>Copi cliriach</translation>
    </message>
    <message>
        <source>Photo of the face</source>
        <translation>Llun o’r wyneb</translation>
    </message>
    <message>
        <source>Not proven</source>
        <translation>Heb ei brofi</translation>
    </message>
    <message>
        <source>Details differ</source>
        <translation>Manylion yn wahanol</translation>
    </message>
    <message>
        <source>Document not accepted</source>
        <translation>Dogfen heb ei derbyn</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Dim ateb</translation>
    </message>
    <message>
        <source>Holder objected</source>
        <translation>Y deiliad yn gwrthwynebu</translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation>Rhywun arall</translation>
    </message>
    <message>
        <source>Shared address</source>
        <translation>Cyfeiriad a rennir</translation>
    </message>
    <message>
        <source>A new doubt</source>
        <translation>Amheuaeth newydd</translation>
    </message>
    <message>
        <source>The holder got in touch</source>
        <translation>Cysylltodd y deiliad</translation>
    </message>
    <message>
        <source>Approved in error</source>
        <translation>Cymeradwywyd ar gam</translation>
    </message>
    <message>
        <source>Dealt with</source>
        <translation>Wedi delio ag ef</translation>
    </message>
    <message>
        <source>Passed on to another team</source>
        <translation>Wedi’i drosglwyddo i dîm arall</translation>
    </message>
    <message>
        <source>What should they show?</source>
        <translation>Beth dylent ei ddangos?</translation>
    </message>
    <message>
        <source>Is the asker the person of this record?</source>
        <translation>Ai’r ceisydd yw person y cofnod hwn?</translation>
    </message>
    <message>
        <source>Why does the address stay as it is?</source>
        <translation>Pam mae’r cyfeiriad yn aros fel y mae?</translation>
    </message>
    <message>
        <source>Is somebody trying to take this account over?</source>
        <translation>A oes rhywun yn ceisio meddiannu’r cyfrif hwn?</translation>
    </message>
    <message>
        <source>Why should the change not happen?</source>
        <translation>Pam na ddylai’r newid ddigwydd?</translation>
    </message>
    <message>
        <source>How does this case end?</source>
        <translation>Sut mae’r achos hwn yn dod i ben?</translation>
    </message>
    <message>
        <source>If you ask for proof</source>
        <translation>Os gofynnwch am brawf</translation>
    </message>
    <message>
        <source>If you reject it</source>
        <translation>Os gwrthodwch ef</translation>
    </message>
    <message>
        <source>If it may be a takeover</source>
        <translation>Os gall fod yn ymgais i feddiannu</translation>
    </message>
    <message>
        <source>If you stop it</source>
        <translation>Os ataliwch ef</translation>
    </message>
    <message>
        <source>If you close it</source>
        <translation>Os caewch ef</translation>
    </message>
    <message>
        <source>Email “%1” in %2 to %3.</source>
        <translation>E-bost “%1” (%2) at %3.</translation>
    </message>
    <message>
        <source>The ticket goes to the lead.</source>
        <translation>Aiff y tocyn at yr arweinydd.</translation>
    </message>
    <message>
        <source>Nothing changes until a second person, a lead, agrees.</source>
        <translation>Ni newidir dim nes i ail berson, sef arweinydd, gytuno.</translation>
    </message>
    <message>
        <source>Nothing changes until a second person agrees.</source>
        <translation>Ni newidir dim nes i ail berson gytuno.</translation>
    </message>
    <message>
        <source>The change waits %1. Until then the holder can object and staff can stop it.</source>
        <translation>Mae’r newid yn aros %1. Tan hynny gall y deiliad wrthwynebu a gall staff ei atal.</translation>
    </message>
    <message>
        <source>The address stays as it is.</source>
        <translation>Mae’r cyfeiriad yn aros fel y mae.</translation>
    </message>
    <message>
        <source>The agreed change does not happen.</source>
        <translation>Ni fydd y newid y cytunwyd arno yn digwydd.</translation>
    </message>
    <message>
        <source>The account&apos;s address becomes %1 in place of %2.</source>
        <translation>Bydd cyfeiriad y cyfrif yn newid i %1 yn lle %2.</translation>
    </message>
    <message>
        <source>The asker&apos;s own account goes into the holder&apos;s.</source>
        <translation>Bydd cyfrif y ceisydd ei hun yn mynd i mewn i gyfrif y deiliad.</translation>
    </message>
    <message>
        <source>asked for proof on this ticket</source>
        <translation>Gofynnwyd am brawf ar y tocyn hwn</translation>
    </message>
    <message>
        <source>approved the change on this ticket</source>
        <translation>Cymeradwywyd y newid ar y tocyn hwn</translation>
    </message>
    <message>
        <source>rejected the change on this ticket</source>
        <translation>Gwrthodwyd y newid ar y tocyn hwn</translation>
    </message>
    <message>
        <source>stopped the change on this ticket</source>
        <translation>Ataliwyd y newid ar y tocyn hwn</translation>
    </message>
    <message>
        <source>closed this ticket</source>
        <translation>Caewyd y tocyn hwn</translation>
    </message>
    <message>
        <source>Change proposed; a second person has to agree</source>
        <translation>Cynigiwyd newid; rhaid i ail berson gytuno</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>Gofyn</translation>
    </message>
    <message>
        <source>If you approve</source>
        <translation>Os cymeradwywch</translation>
    </message>
    <message>
        <source>Approve the change of details</source>
        <translation>Cymeradwyo’r newid i’r manylion</translation>
    </message>
    <message>
        <source>Reject the change of details</source>
        <translation>Gwrthod y newid i’r manylion</translation>
    </message>
    <message>
        <source>Cannot be read</source>
        <translation>Ni ellir ei darllen</translation>
    </message>
    <message>
        <source>Does not show the change</source>
        <translation>Nid yw’n dangos y newid</translation>
    </message>
    <message>
        <source>Not a document we accept</source>
        <translation>Nid yw’n ddogfen a dderbyniwn</translation>
    </message>
    <message>
        <source>Out of date</source>
        <translation>Wedi dod i ben</translation>
    </message>
    <message>
        <source>About somebody else</source>
        <translation>Am rywun arall</translation>
    </message>
    <message>
        <source>Has a record now</source>
        <translation>Mae ganddynt gofnod erbyn hyn</translation>
    </message>
    <message>
        <source>Does the document show this person with these details?</source>
        <translation>A yw’r ddogfen yn dangos y person hwn gyda’r manylion hyn?</translation>
    </message>
    <message>
        <source>Why do the details stay as they are?</source>
        <translation>Pam mae’r manylion yn aros fel y maent?</translation>
    </message>
    <message>
        <source>The account&apos;s name becomes %1.</source>
        <translation>Daw enw’r cyfrif yn %1.</translation>
    </message>
    <message>
        <source>The account&apos;s date of birth becomes %1.</source>
        <translation>Daw dyddiad geni’r cyfrif yn %1.</translation>
    </message>
    <message>
        <source>Name and date of birth stay as they are.</source>
        <translation>Mae’r enw a’r dyddiad geni yn aros fel y maent.</translation>
    </message>
    <message>
        <source>The document is destroyed.</source>
        <translation>Caiff y ddogfen ei dinistrio.</translation>
    </message>
</context>
<context>
    <name>DetailsWords</name>
    <message>
        <source>Passport</source>
        <translation>Pasbort</translation>
    </message>
    <message>
        <source>Driving licence</source>
        <translation>Trwydded yrru</translation>
    </message>
    <message>
        <source>Birth certificate</source>
        <translation>Tystysgrif geni</translation>
    </message>
    <message>
        <source>Marriage certificate</source>
        <translation>Tystysgrif priodas</translation>
    </message>
    <message>
        <source>Civil partnership certificate</source>
        <translation>Tystysgrif partneriaeth sifil</translation>
    </message>
    <message>
        <source>Deed poll</source>
        <translation>Gweithred newid enw</translation>
    </message>
    <message>
        <source>Divorce order</source>
        <translation>Gorchymyn ysgaru</translation>
    </message>
    <message>
        <source>Another document</source>
        <translation>Dogfen arall</translation>
    </message>
    <message>
        <source>%1, %2 KB</source>
        <extracomment>A file: its format and its size in kilobytes.</extracomment>
        <translation>%1, %2 KB</translation>
    </message>
    <message>
        <source>The change was approved. The document is destroyed.</source>
        <translation>Cymeradwywyd y newid. Mae’r ddogfen wedi’i dinistrio.</translation>
    </message>
    <message>
        <source>The change was rejected. The document is destroyed.</source>
        <translation>Gwrthodwyd y newid. Mae’r ddogfen wedi’i dinistrio.</translation>
    </message>
    <message>
        <source>Asked %1. Open the document and compare it with what is asked for.</source>
        <translation>Gofynnwyd %1. Agorwch y ddogfen a’i chymharu â’r hyn y gofynnir amdano.</translation>
    </message>
</context>
<context>
    <name>ErrorWords</name>
    <message>
        <source>Could not load the queue.</source>
        <translation>Nid oedd modd llwytho’r ciw.</translation>
    </message>
    <message>
        <source>Could not load this ticket.</source>
        <translation>Nid oedd modd llwytho’r tocyn hwn.</translation>
    </message>
    <message>
        <source>Could not load the history.</source>
        <translation>Nid oedd modd llwytho’r hanes.</translation>
    </message>
    <message>
        <source>Could not load the messages.</source>
        <translation>Nid oedd modd llwytho’r negeseuon.</translation>
    </message>
    <message>
        <source>Could not load the outbox.</source>
        <translation>Nid oedd modd llwytho’r blwch allan.</translation>
    </message>
    <message>
        <source>Your decision was not taken.</source>
        <translation>Ni dderbyniwyd eich penderfyniad.</translation>
    </message>
    <message>
        <source>The decision was not taken back.</source>
        <translation>Ni thynnwyd y penderfyniad yn ôl.</translation>
    </message>
    <message>
        <source>Could not search.</source>
        <translation>Nid oedd modd chwilio.</translation>
    </message>
    <message>
        <source>Could not add this record.</source>
        <translation>Nid oedd modd ychwanegu’r cofnod hwn.</translation>
    </message>
    <message>
        <source>Could not start.</source>
        <translation>Nid oedd modd dechrau.</translation>
    </message>
    <message>
        <source>This window and the server do not understand each other. Nothing was changed. Update Matchdesk and try again.</source>
        <translation>Nid yw’r ffenestr hon a’r gweinydd yn deall ei gilydd. Ni newidiwyd dim. Diweddarwch Matchdesk a rhowch gynnig arall arni.</translation>
    </message>
    <message>
        <source>The server did not accept a value. Nothing was changed. Check what you chose and try again.</source>
        <translation>Ni dderbyniodd y gweinydd un o’r gwerthoedd. Ni newidiwyd dim. Gwiriwch eich dewis a rhowch gynnig arall arni.</translation>
    </message>
    <message>
        <source>The server does not know this sign-in any more. What you typed is kept. Sign in again.</source>
        <translation>Nid yw’r gweinydd yn adnabod y mewngofnodiad hwn mwyach. Mae’r hyn a deipiwyd gennych wedi’i gadw. Mewngofnodwch eto.</translation>
    </message>
    <message>
        <source>Your role does not allow this. Nothing was changed. Leave it to a verifier or the lead.</source>
        <translation>Nid yw eich rôl yn caniatáu hyn. Ni newidiwyd dim. Gadewch hyn i wiriwr neu i’r arweinydd.</translation>
    </message>
    <message>
        <source>It is not there any more. Nothing was changed. Go on with the next ticket.</source>
        <translation>Nid yw yno mwyach. Ni newidiwyd dim. Ewch ymlaen i’r tocyn nesaf.</translation>
    </message>
    <message>
        <source>Its hold has ended and it has taken effect. Ask the lead to correct it.</source>
        <translation>Mae ei gyfnod aros wedi dod i ben ac mae wedi dod i rym. Gofynnwch i’r arweinydd ei gywiro.</translation>
    </message>
    <message>
        <source>The server asks to slow down. Nothing is lost. Wait a moment and try again.</source>
        <translation>Mae’r gweinydd yn gofyn i chi arafu. Ni chollwyd dim. Arhoswch funud a rhowch gynnig arall arni.</translation>
    </message>
    <message>
        <source>The server does not answer. The ticket and your choice are kept. Try again when it is back.</source>
        <translation>Nid yw’r gweinydd yn ateb. Mae’r tocyn a’ch dewis wedi’u cadw. Rhowch gynnig arall arni pan fydd yn ôl.</translation>
    </message>
    <message>
        <source>The server does not answer. Your decisions are safe. Try again.</source>
        <translation>Nid yw’r gweinydd yn ateb. Mae eich penderfyniadau’n ddiogel. Rhowch gynnig arall arni.</translation>
    </message>
    <message>
        <source>The server has no room left to store it. Nothing was changed. Tell whoever runs it.</source>
        <translation>Nid oes lle ar ôl ar y gweinydd i’w storio. Ni newidiwyd dim. Dywedwch wrth bwy bynnag sy’n ei redeg.</translation>
    </message>
    <message>
        <source>The stored data cannot be read. Nothing was changed. Tell whoever runs the server.</source>
        <translation>Nid oes modd darllen y data sydd wedi’u storio. Ni newidiwyd dim. Dywedwch wrth bwy bynnag sy’n rhedeg y gweinydd.</translation>
    </message>
    <message>
        <source>It was stopped. Nothing was changed.</source>
        <translation>Cafodd ei stopio. Ni newidiwyd dim.</translation>
    </message>
    <message>
        <source>Something went wrong inside. Nothing was changed. Try again, and tell whoever runs the server if it stays.</source>
        <translation>Aeth rhywbeth o’i le yn fewnol. Ni newidiwyd dim. Rhowch gynnig arall arni, a dywedwch wrth bwy bynnag sy’n rhedeg y gweinydd os yw’n parhau.</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>The comparison has changed since you saw it. Look at it again; your choice is kept.</source>
        <translation>Mae’r gymhariaeth wedi newid ers i chi ei gweld. Edrychwch arni eto; mae eich dewis wedi’i gadw.</translation>
    </message>
    <message>
        <source>Somebody else is working on this ticket.</source>
        <translation>Mae rhywun arall yn gweithio ar y tocyn hwn.</translation>
    </message>
    <message>
        <source>%1 has been working on this ticket since %2.</source>
        <translation>Mae %1 yn gweithio ar y tocyn hwn ers %2.</translation>
    </message>
    <message>
        <source>%1 is working on this ticket.</source>
        <translation>Mae %1 yn gweithio ar y tocyn hwn.</translation>
    </message>
    <message>
        <source>This ticket has changed since you opened it. Your choice is kept; look again.</source>
        <translation>Mae’r tocyn hwn wedi newid ers i chi ei agor. Mae eich dewis wedi’i gadw; edrychwch eto.</translation>
    </message>
    <message>
        <source>%1 has changed this ticket. Your choice is kept; look again.</source>
        <translation>Mae %1 wedi newid y tocyn hwn. Mae eich dewis wedi’i gadw; edrychwch eto.</translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation>rywun arall</translation>
    </message>
    <message>
        <source>%1 %2 at %3.</source>
        <extracomment>%1 a person, %2 what they did (&quot;linked this ticket&quot;), %3 a time.</extracomment>
        <translation>%2 gan %1 am %3.</translation>
    </message>
    <message>
        <source>%1 %2.</source>
        <translation>%2 gan %1.</translation>
    </message>
    <message>
        <source>You were the first reader, so somebody else has to settle this one.</source>
        <translation>Chi oedd y darllenydd cyntaf, felly rhaid i rywun arall benderfynu ar hwn.</translation>
    </message>
    <message>
        <source>A rule forbids it (%1). Nothing was changed.</source>
        <translation>Mae rheol yn gwahardd hyn (%1). Ni newidiwyd dim.</translation>
    </message>
    <message>
        <source>This account has a TRN already. Nothing was linked.</source>
        <translation>Mae gan y cyfrif hwn TRN eisoes. Ni chysylltwyd dim.</translation>
    </message>
    <message>
        <source>Another account has claimed this record meanwhile. Nothing was linked.</source>
        <translation>Mae cyfrif arall wedi hawlio’r cofnod hwn yn y cyfamser. Ni chysylltwyd dim.</translation>
    </message>
    <message>
        <source>The record has become inactive. Nothing was linked.</source>
        <translation>Mae’r cofnod bellach yn anweithredol. Ni chysylltwyd dim.</translation>
    </message>
    <message>
        <source>The record was merged into another. Nothing was linked.</source>
        <translation>Cafodd y cofnod ei gyfuno â chofnod arall. Ni chysylltwyd dim.</translation>
    </message>
    <message>
        <source>The register says that the record&apos;s holder has died. Nothing was linked.</source>
        <translation>Yn ôl y gofrestr, mae deiliad y cofnod wedi marw. Ni chysylltwyd dim.</translation>
    </message>
    <message>
        <source>The register no longer holds this record. Nothing was linked.</source>
        <translation>Nid yw’r cofnod hwn ar y gofrestr mwyach. Ni chysylltwyd dim.</translation>
    </message>
    <message>
        <source>This is a contested email: nobody is linked here. Approve or reject the change.</source>
        <translation>Anghydfod e-bost yw hwn: ni chysylltir neb yma. Cymeradwywch neu gwrthodwch y newid.</translation>
    </message>
    <message>
        <source>The message was not sent again.</source>
        <translation>Ni anfonwyd y neges eto.</translation>
    </message>
    <message>
        <source>The message is on its way or was sent already.</source>
        <translation>Mae’r neges ar ei ffordd neu wedi’i hanfon yn barod.</translation>
    </message>
    <message>
        <source>Its code has expired, so it is not sent any more. The person can ask for a new one.</source>
        <translation>Mae ei chod wedi dod i ben, felly ni chaiff ei hanfon mwyach. Gall y person ofyn am un newydd.</translation>
    </message>
    <message>
        <source>Could not load the document.</source>
        <translation>Ni ellid llwytho’r ddogfen.</translation>
    </message>
    <message>
        <source>This account has a record by now, and its name and date of birth come from there. Reject the change with that reason.</source>
        <translation>Mae gan y cyfrif hwn gofnod erbyn hyn, ac oddi yno y daw ei enw a’i ddyddiad geni. Gwrthodwch y newid gyda’r rheswm hwnnw.</translation>
    </message>
    <message>
        <source>This ticket is about a person&apos;s details, not about a record. Approve or reject the change.</source>
        <translation>Mae’r tocyn hwn yn ymwneud â manylion person, nid â chofnod. Cymeradwywch neu gwrthodwch y newid.</translation>
    </message>
    <message>
        <source>Nobody has asked for other details on this ticket.</source>
        <translation>Nid oes neb wedi gofyn am fanylion eraill ar y tocyn hwn.</translation>
    </message>
</context>
<context>
    <name>EvidenceOpener</name>
    <message>
        <source>The document cannot be read. Nothing was opened.</source>
        <translation>Ni ellir darllen y ddogfen. Nid agorwyd dim.</translation>
    </message>
    <message>
        <source>The document could not be saved on this computer.</source>
        <translation>Ni ellid cadw’r ddogfen ar y cyfrifiadur hwn.</translation>
    </message>
    <message>
        <source>Nothing on this computer can show the document.</source>
        <translation>Ni all dim ar y cyfrifiadur hwn ddangos y ddogfen.</translation>
    </message>
</context>
<context>
    <name>Formats</name>
    <message>
        <source>d MMMM yyyy</source>
        <extracomment>A date as in &quot;4 June 1986&quot;, in Qt&apos;s letters.</extracomment>
        <translation>d MMMM yyyy</translation>
    </message>
    <message>
        <source>HH:mm</source>
        <extracomment>A time as in &quot;09:42&quot;, in Qt&apos;s letters.</extracomment>
        <translation>HH:mm</translation>
    </message>
    <message>
        <source>d MMM</source>
        <extracomment>A day of this year as in &quot;18 Nov&quot;, in Qt&apos;s letters.</extracomment>
        <translation>d MMM</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <extracomment>A day of another year as in &quot;18 Nov 2025&quot;, in Qt&apos;s letters.</extracomment>
        <translation>d MMM yyyy</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>A day and a time: &quot;18 Nov 09:42&quot;.</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>dddd, d MMMM yyyy HH:mm</source>
        <extracomment>A whole moment as in &quot;Wednesday, 18 November 2026 09:42&quot;, in Qt&apos;s letters.</extracomment>
        <translation>dddd, d MMMM yyyy, HH:mm</translation>
    </message>
    <message>
        <source>paused</source>
        <extracomment>The promise&apos;s clock stands still.</extracomment>
        <translation>wedi’i oedi</translation>
    </message>
    <message>
        <source>due today</source>
        <translation>erbyn heddiw</translation>
    </message>
    <message>
        <source>%1 d left</source>
        <extracomment>Working days left until the promise ends; d is the short form of days.</extracomment>
        <translation>%1 d ar ôl</translation>
    </message>
    <message>
        <source>%1 d late</source>
        <extracomment>Working days since the promise ended; d is the short form of days.</extracomment>
        <translation>%1 d yn hwyr</translation>
    </message>
    <message>
        <source>Clock paused</source>
        <translation>Cloc wedi’i oedi</translation>
    </message>
    <message>
        <source>Due today</source>
        <translation>Erbyn heddiw</translation>
    </message>
    <message numerus="yes">
        <source>%n working day(s) left</source>
        <translation>
            <numerusform>Dim diwrnod gwaith ar ôl</numerusform>
            <numerusform>%n diwrnod gwaith ar ôl</numerusform>
            <numerusform>%n o ddiwrnodau gwaith ar ôl</numerusform>
            <numerusform>%n o ddiwrnodau gwaith ar ôl</numerusform>
            <numerusform>%n o ddiwrnodau gwaith ar ôl</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n working day(s) late</source>
        <translation>
            <numerusform>Ar amser</numerusform>
            <numerusform>%n diwrnod gwaith yn hwyr</numerusform>
            <numerusform>%n o ddiwrnodau gwaith yn hwyr</numerusform>
            <numerusform>%n o ddiwrnodau gwaith yn hwyr</numerusform>
            <numerusform>%n o ddiwrnodau gwaith yn hwyr</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TicketWords</name>
    <message>
        <source>several records answered</source>
        <translation>sawl cofnod yn cyfateb</translation>
    </message>
    <message>
        <source>said a TRN · none answered</source>
        <translation>nododd TRN · dim cofnod</translation>
    </message>
    <message>
        <source>holds QTS · none answered</source>
        <translation>â SAC · dim cofnod</translation>
    </message>
    <message>
        <source>disputed the record</source>
        <translation>yn herio’r cofnod</translation>
    </message>
    <message>
        <source>DQT was unavailable</source>
        <translation>DQT ddim ar gael</translation>
    </message>
    <message>
        <source>record is claimed</source>
        <translation>cofnod wedi’i hawlio</translation>
    </message>
    <message>
        <source>mailbox lost</source>
        <translation>wedi colli’r blwch post</translation>
    </message>
    <message>
        <source>No match: several records answered</source>
        <translation>Heb baru: sawl cofnod yn cyfateb</translation>
    </message>
    <message>
        <source>No match: said a TRN, no record answered</source>
        <translation>Heb baru: nodwyd TRN, dim cofnod yn cyfateb</translation>
    </message>
    <message>
        <source>No match: says they hold QTS, no record answered</source>
        <translation>Heb baru: yn dweud bod ganddynt SAC, dim cofnod yn cyfateb</translation>
    </message>
    <message>
        <source>The user says the record found is not theirs</source>
        <translation>Mae’r defnyddiwr yn dweud nad yw’r cofnod a ganfuwyd yn perthyn iddynt</translation>
    </message>
    <message>
        <source>DQT did not answer in time: it is not known whether there is a record</source>
        <translation>Ni atebodd DQT mewn pryd: ni wyddys a oes cofnod</translation>
    </message>
    <message>
        <source>The record belongs to another account already</source>
        <translation>Mae’r cofnod eisoes yn perthyn i gyfrif arall</translation>
    </message>
    <message>
        <source>Contested email: the old mailbox cannot be reached</source>
        <translation>Anghydfod e-bost: nid oes modd cyrraedd yr hen flwch post</translation>
    </message>
    <message>
        <source>open</source>
        <extracomment>The state of a ticket.</extracomment>
        <translation>ar agor</translation>
    </message>
    <message>
        <source>waits for the user</source>
        <translation>yn aros am y defnyddiwr</translation>
    </message>
    <message>
        <source>second opinion</source>
        <translation>ail farn</translation>
    </message>
    <message>
        <source>parked</source>
        <translation>wedi’i neilltuo</translation>
    </message>
    <message>
        <source>with the lead</source>
        <translation>gyda’r arweinydd</translation>
    </message>
    <message>
        <source>decided, held</source>
        <translation>penderfynwyd, heb ddod i rym</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>ar gau</translation>
    </message>
    <message>
        <source>twin TRNs?</source>
        <translation>dau TRN?</translation>
    </message>
    <message>
        <source>user answered</source>
        <translation>defnyddiwr wedi ateb</translation>
    </message>
    <message>
        <source>came back: rule</source>
        <translation>dychwelwyd: rheol</translation>
    </message>
    <message>
        <source>re-matched: confirm</source>
        <translation>ailbarwyd: cadarnhau</translation>
    </message>
    <message>
        <source>second reading</source>
        <translation>ail ddarlleniad</translation>
    </message>
    <message>
        <source>skipped often</source>
        <translation>hepgorwyd yn aml</translation>
    </message>
    <message>
        <source>The user has answered; the comparison uses the new details.</source>
        <translation>Mae’r defnyddiwr wedi ateb; mae’r gymhariaeth yn defnyddio’r manylion newydd.</translation>
    </message>
    <message>
        <source>A decision on this ticket was refused when it came to take effect. Nothing was linked.</source>
        <translation>Gwrthodwyd penderfyniad ar y tocyn hwn pan oedd i ddod i rym. Ni chysylltwyd dim.</translation>
    </message>
    <message>
        <source>The register has changed and these details match now. Check and confirm.</source>
        <translation>Mae’r gofrestr wedi newid ac mae’r manylion hyn bellach yn cyfateb. Gwiriwch a chadarnhewch.</translation>
    </message>
    <message>
        <source>A colleague has read this ticket first. Decide by yourself: what they chose is shown afterwards.</source>
        <translation>Mae cydweithiwr wedi darllen y tocyn hwn yn gyntaf. Penderfynwch eich hun: dangosir eu dewis nhw wedyn.</translation>
    </message>
    <message>
        <source>This ticket has been skipped three times or more.</source>
        <translation>Mae’r tocyn hwn wedi’i hepgor dair gwaith neu fwy.</translation>
    </message>
    <message>
        <source>%1 has it</source>
        <translation>yn nwylo %1</translation>
    </message>
    <message>
        <source>%1, %2.</source>
        <translation>%1, %2.</translation>
    </message>
    <message>
        <source>%1 is working on it.</source>
        <translation>Mae %1 yn gweithio arno.</translation>
    </message>
    <message>
        <source>Next for me</source>
        <translation>Nesaf i mi</translation>
    </message>
    <message>
        <source>Parked by me</source>
        <translation>Neilltuwyd gennyf</translation>
    </message>
    <message>
        <source>Awaiting the user</source>
        <translation>Aros am y defnyddiwr</translation>
    </message>
    <message>
        <source>Second opinions</source>
        <translation>Ail farn</translation>
    </message>
    <message>
        <source>Near their promise</source>
        <translation>Yn agos at y terfyn</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Ar gau</translation>
    </message>
    <message>
        <source>All open</source>
        <translation>Pob un agored</translation>
    </message>
    <message>
        <source>Queue clear</source>
        <translation>Mae’r ciw’n glir</translation>
    </message>
    <message>
        <source>Nothing parked</source>
        <translation>Dim wedi’i neilltuo</translation>
    </message>
    <message>
        <source>Nobody to wait for</source>
        <translation>Neb i aros amdano</translation>
    </message>
    <message>
        <source>No second opinions wanted</source>
        <translation>Dim angen ail farn</translation>
    </message>
    <message>
        <source>Nothing near its promise</source>
        <translation>Dim yn agos at y terfyn</translation>
    </message>
    <message>
        <source>Nothing closed yet</source>
        <translation>Dim wedi’i gau eto</translation>
    </message>
    <message>
        <source>No open tickets</source>
        <translation>Dim tocynnau agored</translation>
    </message>
    <message>
        <source>Every ticket that you can decide is decided. New ones appear here by themselves.</source>
        <translation>Mae penderfyniad ar bob tocyn y gallwch benderfynu arno. Bydd rhai newydd yn ymddangos yma’n awtomatig.</translation>
    </message>
    <message>
        <source>Tickets that you park with P wait here for you.</source>
        <translation>Bydd tocynnau y byddwch yn eu neilltuo â P yn aros yma amdanoch.</translation>
    </message>
    <message>
        <source>Tickets wait here while the user answers a question; their clock stands still.</source>
        <translation>Bydd tocynnau’n aros yma tra bydd y defnyddiwr yn ateb cwestiwn; bydd eu cloc wedi’i oedi.</translation>
    </message>
    <message>
        <source>Tickets appear here when a colleague is not sure.</source>
        <translation>Bydd tocynnau’n ymddangos yma pan na fydd cydweithiwr yn siŵr.</translation>
    </message>
    <message>
        <source>Tickets with one working day left or less appear here.</source>
        <translation>Bydd tocynnau sydd ag un diwrnod gwaith neu lai ar ôl yn ymddangos yma.</translation>
    </message>
    <message>
        <source>Decided tickets appear here when their hold has ended.</source>
        <translation>Bydd tocynnau y penderfynwyd arnynt yn ymddangos yma pan ddaw eu cyfnod aros i ben.</translation>
    </message>
    <message>
        <source>New tickets appear here by themselves.</source>
        <translation>Bydd tocynnau newydd yn ymddangos yma’n awtomatig.</translation>
    </message>
    <message>
        <source>agent</source>
        <extracomment>A role of staff, after a name.</extracomment>
        <translation>asiant</translation>
    </message>
    <message>
        <source>verifier</source>
        <translation>gwiriwr</translation>
    </message>
    <message>
        <source>lead</source>
        <translation>arweinydd</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>A member of staff: name, role.</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>kept here: no mail leaves this world</source>
        <translation>cedwir yma: nid oes e-bost yn gadael y byd hwn</translation>
    </message>
    <message>
        <source>waits to be sent</source>
        <translation>yn aros i’w anfon</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>anfonwyd</translation>
    </message>
    <message>
        <source>could not be sent</source>
        <translation>nid oedd modd ei anfon</translation>
    </message>
    <message>
        <source>Welsh</source>
        <translation>Cymraeg</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Saesneg</translation>
    </message>
    <message>
        <source>Ticket opened</source>
        <translation>Agorwyd y tocyn</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>Penderfynwyd</translation>
    </message>
    <message>
        <source>Took the decision back</source>
        <translation>Tynnwyd y penderfyniad yn ôl</translation>
    </message>
    <message>
        <source>Decision took effect</source>
        <translation>Daeth y penderfyniad i rym</translation>
    </message>
    <message>
        <source>Decision refused by a rule</source>
        <translation>Gwrthodwyd y penderfyniad gan reol</translation>
    </message>
    <message>
        <source>Added a record by search</source>
        <translation>Ychwanegwyd cofnod drwy chwilio</translation>
    </message>
    <message>
        <source>Looked at masked values</source>
        <translation>Edrychwyd ar werthoedd cudd</translation>
    </message>
    <message>
        <source>TRN linked</source>
        <translation>Cysylltwyd y TRN</translation>
    </message>
    <message>
        <source>Closed itself: the record has been found since</source>
        <translation>Caeodd ei hun: daethpwyd o hyd i’r cofnod ers hynny</translation>
    </message>
    <message>
        <source>Register loaded</source>
        <translation>Llwythwyd y gofrestr</translation>
    </message>
    <message>
        <source>Client added</source>
        <translation>Ychwanegwyd cleient</translation>
    </message>
    <message>
        <source>Client revoked</source>
        <translation>Diddymwyd cleient</translation>
    </message>
    <message>
        <source>Webhook added</source>
        <translation>Ychwanegwyd bachyn gwe</translation>
    </message>
    <message>
        <source>Webhook removed</source>
        <translation>Tynnwyd bachyn gwe</translation>
    </message>
    <message>
        <source>The register changed: the details now answer to one record</source>
        <translation>Newidiodd y gofrestr: mae’r manylion bellach yn ateb i un cofnod</translation>
    </message>
    <message>
        <source>The register changed: the details no longer answer to one record</source>
        <translation>Newidiodd y gofrestr: nid yw’r manylion bellach yn ateb i un cofnod</translation>
    </message>
    <message>
        <source>Perhaps two records of one person: compare both before you decide.</source>
        <translation>Dau gofnod un person efallai: cymharwch y ddau cyn penderfynu.</translation>
    </message>
    <message>
        <source>Your teacher reference number (TRN)</source>
        <translation>Eich cyfeirnod athro (TRN)</translation>
    </message>
    <message>
        <source>We could not find your teaching record</source>
        <translation>Nid oedd modd i ni ddod o hyd i’ch cofnod addysgu</translation>
    </message>
    <message>
        <source>We have a question about your teaching record</source>
        <translation>Mae gennym gwestiwn am eich cofnod addysgu</translation>
    </message>
    <message>
        <source>Your teaching record is linked to another email address</source>
        <translation>Mae eich cofnod addysgu wedi’i gysylltu â chyfeiriad e-bost arall</translation>
    </message>
    <message>
        <source>Someone has asked about your teaching record</source>
        <translation>Mae rhywun wedi holi am eich cofnod addysgu</translation>
    </message>
    <message>
        <source>We are looking for your teaching record</source>
        <translation>Rydym yn chwilio am eich cofnod addysgu</translation>
    </message>
    <message>
        <source>change agreed, waits</source>
        <translation>cytunwyd ar y newid, yn aros</translation>
    </message>
    <message>
        <source>holder objected</source>
        <translation>deiliad yn gwrthwynebu</translation>
    </message>
    <message>
        <source>A colleague agrees with the change of address. Approve it only if you would have done so yourself.</source>
        <translation>Mae cydweithiwr yn cytuno â’r newid cyfeiriad. Cymeradwywch ef dim ond pe baech wedi gwneud hynny eich hun.</translation>
    </message>
    <message>
        <source>A rule stood against this change when its time came. The address stays as it was.</source>
        <translation>Safodd rheol yn erbyn y newid hwn pan ddaeth ei amser. Mae’r cyfeiriad yn aros fel yr oedd.</translation>
    </message>
    <message>
        <source>Whoever holds this account says that it was not them. The change does not happen.</source>
        <translation>Mae pwy bynnag sydd â’r cyfrif hwn yn dweud nad nhw oedd hyn. Ni fydd y newid yn digwydd.</translation>
    </message>
    <message>
        <source>change waits</source>
        <translation>newid yn aros</translation>
    </message>
    <message>
        <source>change to agree</source>
        <translation>newid i gytuno arno</translation>
    </message>
    <message>
        <source>We need one more thing before we can change your email address</source>
        <translation>Mae arnom angen un peth arall cyn y gallwn newid eich cyfeiriad e-bost</translation>
    </message>
    <message>
        <source>We have agreed to change your email address</source>
        <translation>Rydym wedi cytuno i newid eich cyfeiriad e-bost</translation>
    </message>
    <message>
        <source>Your teaching record will soon use another email address</source>
        <translation>Cyn hir bydd eich cofnod addysgu’n defnyddio cyfeiriad e-bost arall</translation>
    </message>
    <message>
        <source>We could not change your email address</source>
        <translation>Ni allem newid eich cyfeiriad e-bost</translation>
    </message>
    <message>
        <source>The change of your email address is on hold</source>
        <translation>Mae newid eich cyfeiriad e-bost wedi’i atal dros dro</translation>
    </message>
    <message>
        <source>We have stopped the change to your teaching record</source>
        <translation>Rydym wedi atal y newid i’ch cofnod addysgu</translation>
    </message>
    <message>
        <source>Your email address has been changed</source>
        <translation>Mae eich cyfeiriad e-bost wedi’i newid</translation>
    </message>
    <message>
        <source>This email address is no longer used with your teaching record</source>
        <translation>Nid yw’r cyfeiriad e-bost hwn yn cael ei ddefnyddio mwyach gyda’ch cofnod addysgu</translation>
    </message>
    <message>
        <source>The holder objected</source>
        <translation>Gwrthwynebodd y deiliad</translation>
    </message>
    <message>
        <source>A rule stopped the change</source>
        <translation>Ataliodd rheol y newid</translation>
    </message>
    <message>
        <source>Email address changed</source>
        <translation>Newidiwyd y cyfeiriad e-bost</translation>
    </message>
    <message>
        <source>The asker&apos;s account merged</source>
        <translation>Cyfunwyd cyfrif y ceisydd</translation>
    </message>
    <message>
        <source>waits: %1; next try %2</source>
        <translation>yn aros: %1; cynnig nesaf %2</translation>
    </message>
    <message>
        <source>waits: %1</source>
        <translation>yn aros: %1</translation>
    </message>
    <message>
        <source>is being sent</source>
        <translation>yn cael ei hanfon</translation>
    </message>
    <message>
        <source>sent %1</source>
        <translation>anfonwyd %1</translation>
    </message>
    <message>
        <source>could not be sent: %1</source>
        <translation>nid oedd modd ei hanfon: %1</translation>
    </message>
    <message>
        <source>the mail service does not answer</source>
        <translation>nid yw’r gwasanaeth e-bost yn ateb</translation>
    </message>
    <message>
        <source>the mail service asks to wait</source>
        <translation>mae’r gwasanaeth e-bost yn gofyn i ni aros</translation>
    </message>
    <message>
        <source>the mail service does not take this address</source>
        <translation>nid yw’r gwasanaeth e-bost yn derbyn y cyfeiriad hwn</translation>
    </message>
    <message>
        <source>the mail service does not take this message</source>
        <translation>nid yw’r gwasanaeth e-bost yn derbyn y neges hon</translation>
    </message>
    <message>
        <source>the mail service does not take our sign-in or its certificate is not right</source>
        <translation>nid yw’r gwasanaeth e-bost yn derbyn ein manylion mewngofnodi, neu nid yw ei dystysgrif yn iawn</translation>
    </message>
    <message>
        <source>the server’s clock is wrong</source>
        <translation>mae cloc y gweinydd yn anghywir</translation>
    </message>
    <message>
        <source>its code expired first</source>
        <translation>daeth ei chod i ben yn gyntaf</translation>
    </message>
    <message>
        <source>it was written with another service key</source>
        <translation>fe’i hysgrifennwyd gydag allwedd gwasanaeth arall</translation>
    </message>
    <message>
        <source>Sent a message again</source>
        <translation>Anfonodd neges eto</translation>
    </message>
    <message>
        <source>new name or birth date</source>
        <translation>enw neu ddyddiad geni newydd</translation>
    </message>
    <message>
        <source>Somebody without a TRN asks for another name or date of birth</source>
        <translation>Mae rhywun heb TRN yn gofyn am enw neu ddyddiad geni arall</translation>
    </message>
    <message>
        <source>We have received your request to change your details</source>
        <translation>Rydym wedi derbyn eich cais i newid eich manylion</translation>
    </message>
    <message>
        <source>We have changed your details</source>
        <translation>Rydym wedi newid eich manylion</translation>
    </message>
    <message>
        <source>We have not changed your details</source>
        <translation>Nid ydym wedi newid eich manylion</translation>
    </message>
    <message>
        <source>Looked at the document</source>
        <translation>Edrychodd ar y ddogfen</translation>
    </message>
</context>
<context>
    <name>matchdesk::Banner</name>
    <message>
        <source>Notice</source>
        <extracomment>The name of an empty notice, for assistive technology.</extracomment>
        <translation>Hysbysiad</translation>
    </message>
</context>
<context>
    <name>matchdesk::BusyLine</name>
    <message>
        <source>Progress</source>
        <translation>Cynnydd</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopio</translation>
    </message>
</context>
<context>
    <name>matchdesk::CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation>Gorchmynion</translation>
    </message>
    <message>
        <source>Type a command</source>
        <translation>Teipiwch orchymyn</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>Dod o hyd i orchymyn</translation>
    </message>
    <message>
        <source>Commands that fit</source>
        <translation>Gorchmynion sy’n cyfateb</translation>
    </message>
    <message>
        <source>No command fits these letters</source>
        <translation>Nid oes gorchymyn sy’n cyfateb i’r llythrennau hyn</translation>
    </message>
    <message>
        <source>%1. Not available: %2</source>
        <translation>%1. Ddim ar gael: %2</translation>
    </message>
    <message>
        <source>%1. Key: %2</source>
        <translation>%1. Bysell: %2</translation>
    </message>
</context>
<context>
    <name>matchdesk::CommandRegistry</name>
    <message>
        <source>Key: %1</source>
        <extracomment>A button&apos;s description for a screen reader. %1 is the key that presses it.</extracomment>
        <translation>Bysell: %1</translation>
    </message>
</context>
<context>
    <name>matchdesk::ComparisonGrid</name>
    <message>
        <source>Comparison of what was stated with the candidates</source>
        <translation>Cymhariaeth o’r hyn a nodwyd â’r cofnodion posibl</translation>
    </message>
</context>
<context>
    <name>matchdesk::ContestPage</name>
    <message>
        <source>made %1</source>
        <translation>gwnaed %1</translation>
    </message>
    <message>
        <source>last signed in %1</source>
        <translation>mewngofnodi ddiwethaf %1</translation>
    </message>
    <message>
        <source>never signed in</source>
        <translation>heb fewngofnodi erioed</translation>
    </message>
    <message>
        <source>Contested email</source>
        <translation>Anghydfod e-bost</translation>
    </message>
    <message>
        <source>Who asks, the account and its record</source>
        <translation>Pwy sy’n gofyn, y cyfrif a’i gofnod</translation>
    </message>
    <message>
        <source>The asker states</source>
        <translation>Dywed y ceisydd</translation>
    </message>
    <message>
        <source>The account</source>
        <translation>Y cyfrif</translation>
    </message>
    <message>
        <source>Its record</source>
        <translation>Ei gofnod</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Cyfrif</translation>
    </message>
    <message>
        <source>Asker</source>
        <translation>Ceisydd</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Newid</translation>
    </message>
    <message>
        <source>%1 in place of %2</source>
        <translation>%1 yn lle %2</translation>
    </message>
</context>
<context>
    <name>matchdesk::Countdown</name>
    <message numerus="yes">
        <source>%n s</source>
        <extracomment>A countdown: so many seconds.</extracomment>
        <translation>
            <numerusform>%n s</numerusform>
            <numerusform>%n s</numerusform>
            <numerusform>%n s</numerusform>
            <numerusform>%n s</numerusform>
            <numerusform>%n s</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>matchdesk::DecisionBar</name>
    <message>
        <source>Back</source>
        <translation>Yn ôl</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>Penderfyniadau</translation>
    </message>
    <message>
        <source>Compare with its owner</source>
        <translation>Cymharu â’r perchennog</translation>
    </message>
</context>
<context>
    <name>matchdesk::DecisionFlow</name>
    <message>
        <source>There is nothing to take back: no decision is held.</source>
        <translation>Nid oes dim i’w dynnu’n ôl: nid oes penderfyniad yn aros i ddod i rym.</translation>
    </message>
    <message>
        <source>%1 is back as it was.</source>
        <translation>Mae %1 yn ôl fel yr oedd.</translation>
    </message>
    <message>
        <source>%1: a contested-email ticket is opened for TRN %2</source>
        <translation>%1: agorir tocyn anghydfod e-bost ar gyfer TRN %2</translation>
    </message>
    <message>
        <source>%1: your reading is TRN %2</source>
        <translation>%1: eich darlleniad chi yw TRN %2</translation>
    </message>
    <message>
        <source>%1: link proposed, a second person has to agree</source>
        <translation>%1: cynigiwyd cysylltu, rhaid i ail berson gytuno</translation>
    </message>
    <message>
        <source>%1 linked to TRN %2</source>
        <translation>Cysylltwyd %1 â TRN %2</translation>
    </message>
    <message>
        <source>%1: one more fact asked for</source>
        <translation>%1: gofynnwyd am un manylyn arall</translation>
    </message>
    <message>
        <source>%1 parked</source>
        <translation>Neilltuwyd %1</translation>
    </message>
    <message>
        <source>%1 skipped</source>
        <translation>Hepgorwyd %1</translation>
    </message>
    <message>
        <source>%1 · held %2 s, Ctrl+Z takes it back</source>
        <extracomment>What was done, and for how long it can be taken back.</extracomment>
        <translation>%1 · yn aros %2 eiliad, Ctrl+Z i’w ddad-wneud</translation>
    </message>
    <message>
        <source>%1: one more proof asked for</source>
        <translation>%1: gofynnwyd am un prawf arall</translation>
    </message>
    <message>
        <source>%1: change proposed, a second person has to agree</source>
        <translation>%1: cynigiwyd newid, rhaid i ail berson gytuno</translation>
    </message>
    <message>
        <source>%1: change of address agreed</source>
        <translation>%1: cytunwyd ar newid y cyfeiriad</translation>
    </message>
    <message>
        <source>%1: change of address rejected</source>
        <translation>%1: gwrthodwyd newid y cyfeiriad</translation>
    </message>
    <message>
        <source>%1: change of address stopped</source>
        <translation>%1: ataliwyd newid y cyfeiriad</translation>
    </message>
    <message>
        <source>%1: change of details approved</source>
        <translation>%1: cymeradwywyd y newid i’r manylion</translation>
    </message>
    <message>
        <source>%1: change of details rejected</source>
        <translation>%1: gwrthodwyd y newid i’r manylion</translation>
    </message>
</context>
<context>
    <name>matchdesk::Desk</name>
    <message>
        <source>Ticket</source>
        <translation>Tocyn</translation>
    </message>
    <message>
        <source>Go</source>
        <translation>Mynd</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Golwg</translation>
    </message>
    <message>
        <source>Matchdesk</source>
        <translation>Matchdesk</translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation>Blwch allan</translation>
    </message>
    <message>
        <source>Next ticket</source>
        <translation>Tocyn nesaf</translation>
    </message>
    <message>
        <source>Undo the last decision</source>
        <translation>Dad-wneud y penderfyniad diwethaf</translation>
    </message>
    <message>
        <source>take back</source>
        <translation>tynnu’n ôl</translation>
    </message>
    <message>
        <source>There is nothing to take back: no decision is held.</source>
        <translation>Nid oes dim i’w dynnu’n ôl: nid oes penderfyniad yn aros i ddod i rym.</translation>
    </message>
    <message>
        <source>Find a ticket, person or record</source>
        <translation>Chwilio am docyn, person neu gofnod</translation>
    </message>
    <message>
        <source>Filter the queue</source>
        <translation>Hidlo’r ciw</translation>
    </message>
    <message>
        <source>All commands</source>
        <translation>Pob gorchymyn</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Bysellau</translation>
    </message>
    <message>
        <source>help</source>
        <translation>cymorth</translation>
    </message>
    <message>
        <source>shortcuts</source>
        <translation>llwybrau byr</translation>
    </message>
    <message>
        <source>Work as somebody else</source>
        <translation>Gweithio fel rhywun arall</translation>
    </message>
    <message>
        <source>switch</source>
        <translation>newid</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Gadael</translation>
    </message>
    <message>
        <source>Show %1</source>
        <translation>Dangos: %1</translation>
    </message>
    <message>
        <source>sent emails</source>
        <translation>e-byst a anfonwyd</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Cymharu</translation>
    </message>
    <message>
        <source>History of the ticket</source>
        <translation>Hanes y tocyn</translation>
    </message>
    <message>
        <source>Messages about the ticket</source>
        <translation>Negeseuon am y tocyn</translation>
    </message>
    <message>
        <source>Next row of the queue</source>
        <translation>Rhes nesaf y ciw</translation>
    </message>
    <message>
        <source>Previous row of the queue</source>
        <translation>Rhes flaenorol y ciw</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Adnewyddu</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>Cwarel nesaf</translation>
    </message>
    <message>
        <source>Previous pane</source>
        <translation>Cwarel blaenorol</translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation>Thema olau</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation>Thema dywyll</translation>
    </message>
    <message>
        <source>Theme of the system</source>
        <translation>Thema’r system</translation>
    </message>
    <message>
        <source>Compact rows</source>
        <translation>Rhesi cryno</translation>
    </message>
    <message>
        <source>Comfortable rows</source>
        <translation>Rhesi cyfforddus</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>Testun mwy</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>Testun llai</translation>
    </message>
    <message>
        <source>Usual text size</source>
        <translation>Maint testun arferol</translation>
    </message>
    <message>
        <source>Letters and digits as keys: on or off</source>
        <translation>Llythrennau a digidau fel bysellau: ymlaen neu i ffwrdd</translation>
    </message>
    <message>
        <source>The message will be sent again.</source>
        <translation>Caiff y neges ei hanfon eto.</translation>
    </message>
    <message>
        <source>Send the message again</source>
        <translation>Anfon y neges eto</translation>
    </message>
    <message>
        <source>failed emails</source>
        <translation>e-byst a fethodd</translation>
    </message>
    <message>
        <source>Choose a message in the outbox that could not be sent.</source>
        <translation>Dewiswch neges yn y blwch allan nad oedd modd ei hanfon.</translation>
    </message>
    <message>
        <source>Only a lead sends a message again.</source>
        <translation>Dim ond arweinydd sy’n anfon neges eto.</translation>
    </message>
</context>
<context>
    <name>matchdesk::DesktopApp</name>
    <message>
        <source>Opening the data…</source>
        <translation>Yn agor y data…</translation>
    </message>
    <message>
        <source>Nearly there…</source>
        <translation>Bron â gorffen…</translation>
    </message>
    <message>
        <source>Making a demo world of invented people…</source>
        <translation>Yn creu byd arddangos o bobl ddychmygol…</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Chi</translation>
    </message>
    <message>
        <source>The token file cannot be read.</source>
        <translation>Nid oes modd darllen y ffeil cod mynediad.</translation>
    </message>
    <message>
        <source>Looking for the token in the keychain…</source>
        <translation>Yn chwilio am y cod mynediad yn y storfa allweddi…</translation>
    </message>
    <message>
        <source>Connecting to the server…</source>
        <translation>Yn cysylltu â’r gweinydd…</translation>
    </message>
    <message>
        <source>There is nobody called “%1” here. There are: %2.</source>
        <translation>Nid oes neb o’r enw “%1” yma. Dyma pwy sydd: %2.</translation>
    </message>
    <message>
        <source>The server did not accept this token.</source>
        <translation>Ni dderbyniodd y gweinydd y cod mynediad hwn.</translation>
    </message>
    <message>
        <source>The server does not know this sign-in any more. Enter a token that it knows.</source>
        <translation>Nid yw’r gweinydd yn adnabod y mewngofnodi hwn mwyach. Rhowch god mynediad y mae’n ei adnabod.</translation>
    </message>
</context>
<context>
    <name>matchdesk::DetailsPage</name>
    <message>
        <source>Open the document</source>
        <translation>Agor y ddogfen</translation>
    </message>
    <message>
        <source>Change of details</source>
        <translation>Newid manylion</translation>
    </message>
    <message>
        <source>What the account says and what is asked for</source>
        <translation>Yr hyn a ddywed y cyfrif a’r hyn y gofynnir amdano</translation>
    </message>
    <message>
        <source>The account says</source>
        <translation>Dywed y cyfrif</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>Gofynnir am</translation>
    </message>
    <message>
        <source>First name</source>
        <translation>Enw cyntaf</translation>
    </message>
    <message>
        <source>Middle name</source>
        <translation>Enw canol</translation>
    </message>
    <message>
        <source>Last name</source>
        <translation>Enw olaf</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation>Dyddiad geni</translation>
    </message>
</context>
<context>
    <name>matchdesk::EffectsPanel</name>
    <message>
        <source>What the decision does</source>
        <translation>Beth mae’r penderfyniad yn ei wneud</translation>
    </message>
    <message>
        <source>No candidate to link. Find a record with /, or say that there is none with 0.</source>
        <translation>Dim cofnod posibl i’w gysylltu. Defnyddiwch / i chwilio am gofnod, neu 0 i nodi nad oes un.</translation>
    </message>
    <message>
        <source>After %1, if nobody objects:</source>
        <extracomment>Introduces what happens when a time is over: &quot;After 24 hours, if nobody objects:&quot;</extracomment>
        <translation>Ar ôl %1, os na fydd neb yn gwrthwynebu:</translation>
    </message>
</context>
<context>
    <name>matchdesk::EntryPage</name>
    <message>
        <source>Text of the message</source>
        <translation>Testun y neges</translation>
    </message>
    <message>
        <source>Still loading.</source>
        <translation>Yn dal i lwytho.</translation>
    </message>
</context>
<context>
    <name>matchdesk::ErrorState</name>
    <message>
        <source>Try again</source>
        <translation>Ceisio eto</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Manylion</translation>
    </message>
    <message>
        <source>Details of the fault</source>
        <translation>Manylion y nam</translation>
    </message>
</context>
<context>
    <name>matchdesk::EvidenceStrip</name>
    <message>
        <source>Evidence</source>
        <translation>Tystiolaeth</translation>
    </message>
</context>
<context>
    <name>matchdesk::FootLine</name>
    <message>
        <source>Status</source>
        <translation>Statws</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Yn cysylltu…</translation>
    </message>
    <message>
        <source>Connected · updated %1</source>
        <translation>Wedi cysylltu · diweddarwyd %1</translation>
    </message>
    <message>
        <source>No connection · as of %1 · trying again</source>
        <translation>Dim cysylltiad · fel yr oedd am %1 · yn ceisio eto</translation>
    </message>
    <message>
        <source>No connection · trying again</source>
        <translation>Dim cysylltiad · yn ceisio eto</translation>
    </message>
    <message>
        <source>Link in 2 keys:</source>
        <translation>2 fysell i gysylltu:</translation>
    </message>
    <message>
        <source>look at each candidate with</source>
        <translation>gweld pob cofnod â</translation>
    </message>
    <message>
        <source>all keys</source>
        <translation>pob bysell</translation>
    </message>
    <message>
        <source>commands</source>
        <translation>gorchmynion</translation>
    </message>
    <message>
        <source>The server does not know this sign-in any more.</source>
        <translation>Nid yw’r gweinydd yn adnabod y mewngofnodi hwn mwyach.</translation>
    </message>
</context>
<context>
    <name>matchdesk::GateList</name>
    <message>
        <source>What has to be true</source>
        <translation>Yr hyn sy’n rhaid bod yn wir</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>matchdesk::HistoryPage</name>
    <message>
        <source>History of this ticket</source>
        <translation>Hanes y tocyn hwn</translation>
    </message>
    <message>
        <source>No history yet</source>
        <translation>Dim hanes eto</translation>
    </message>
    <message>
        <source>Whatever is done on this ticket is listed here.</source>
        <translation>Rhestrir yma bopeth a wneir ar y tocyn hwn.</translation>
    </message>
    <message>
        <source>The service itself</source>
        <translation>Y gwasanaeth ei hun</translation>
    </message>
</context>
<context>
    <name>matchdesk::KeyLine</name>
    <message>
        <source>Keys</source>
        <translation>Bysellau</translation>
    </message>
</context>
<context>
    <name>matchdesk::KeySheet</name>
    <message>
        <source>Keys</source>
        <translation>Bysellau</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <extracomment>The heading over the keys that act in the whole window and are in no menu.</extracomment>
        <translation>Ym mhobman</translation>
    </message>
</context>
<context>
    <name>matchdesk::Keys</name>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Bylchwr</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
    <message>
        <source>Backspace</source>
        <translation>Backspace</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>I fyny</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>I lawr</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Chwith</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>De</translation>
    </message>
    <message>
        <source>Page up</source>
        <translation>Page Up</translation>
    </message>
    <message>
        <source>Page down</source>
        <translation>Page Down</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Home</translation>
    </message>
    <message>
        <source>End</source>
        <translation>End</translation>
    </message>
    <message>
        <source>Control</source>
        <translation>Control</translation>
    </message>
    <message>
        <source>Ctrl</source>
        <translation>Ctrl</translation>
    </message>
    <message>
        <source>Alt</source>
        <translation>Alt</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Shift</translation>
    </message>
    <message>
        <source>Meta</source>
        <translation>Meta</translation>
    </message>
    <message>
        <source>%1 then %2</source>
        <extracomment>Two keys pressed one after the other: &quot;G then Q&quot;.</extracomment>
        <translation>%1 yna %2</translation>
    </message>
</context>
<context>
    <name>matchdesk::MainWindow</name>
    <message>
        <source>Matchdesk</source>
        <translation>Matchdesk</translation>
    </message>
</context>
<context>
    <name>matchdesk::MessagesPage</name>
    <message>
        <source>Outbox</source>
        <translation>Blwch allan</translation>
    </message>
    <message>
        <source>Messages about this ticket</source>
        <translation>Negeseuon am y tocyn hwn</translation>
    </message>
    <message>
        <source>Nothing sent yet</source>
        <translation>Dim wedi’i anfon eto</translation>
    </message>
    <message>
        <source>Emails and notices appear here once a decision has taken effect.</source>
        <translation>Bydd e-byst a hysbysiadau’n ymddangos yma unwaith y bydd penderfyniad wedi dod i rym.</translation>
    </message>
    <message>
        <source>Email to %1, %2</source>
        <translation>E-bost at %1, %2</translation>
    </message>
    <message>
        <source>Notice to %1</source>
        <translation>Hysbysiad i %1</translation>
    </message>
</context>
<context>
    <name>matchdesk::OwnerPage</name>
    <message>
        <source>Same person, other address</source>
        <translation>Yr un person, cyfeiriad arall</translation>
    </message>
    <message>
        <source>Owner has it wrongly</source>
        <translation>Perchennog anghywir</translation>
    </message>
    <message>
        <source>Not this person’s record</source>
        <translation>Nid cofnod y person hwn</translation>
    </message>
    <message>
        <source>Comparison with the record&apos;s owner</source>
        <translation>Cymhariaeth â pherchennog y cofnod</translation>
    </message>
    <message>
        <source>TRN %1 belongs to another account already. Is its owner this person?</source>
        <translation>Mae TRN %1 eisoes yn perthyn i gyfrif arall. Ai’r person hwn yw’r perchennog?</translation>
    </message>
    <message>
        <source>TRN held</source>
        <translation>Sut cafwyd y TRN</translation>
    </message>
    <message>
        <source>Last signed in</source>
        <translation>Mewngofnodi diwethaf</translation>
    </message>
    <message>
        <source>never</source>
        <translation>heb fewngofnodi</translation>
    </message>
    <message>
        <source>This person states</source>
        <translation>Yn ôl y person hwn</translation>
    </message>
    <message>
        <source>The owner’s account</source>
        <translation>Cyfrif y perchennog</translation>
    </message>
    <message>
        <source>The record</source>
        <translation>Y cofnod</translation>
    </message>
    <message>
        <source>Linked</source>
        <translation>Cysylltwyd</translation>
    </message>
</context>
<context>
    <name>matchdesk::ProgressPage</name>
    <message>
        <source>Stop</source>
        <translation>Stopio</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Yn dechrau</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Cynnydd</translation>
    </message>
</context>
<context>
    <name>matchdesk::QuestionPanel</name>
    <message>
        <source>Question</source>
        <translation>Cwestiwn</translation>
    </message>
    <message>
        <source>Note (may stay empty)</source>
        <translation>Nodyn (dewisol)</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nodyn</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Yn ôl</translation>
    </message>
</context>
<context>
    <name>matchdesk::QueuePane</name>
    <message>
        <source>Filter this list</source>
        <translation>Hidlo’r rhestr hon</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Ciw</translation>
    </message>
    <message>
        <source>Tickets</source>
        <translation>Tocynnau</translation>
    </message>
    <message>
        <source>Still loading the queue.</source>
        <translation>Yn dal i lwytho’r ciw.</translation>
    </message>
    <message>
        <source>No tickets yet</source>
        <translation>Dim tocynnau eto</translation>
    </message>
    <message>
        <source>A ticket appears here when somebody&apos;s details match no record by themselves.</source>
        <translation>Bydd tocyn yn ymddangos yma pan na fydd manylion rhywun yn paru’n awtomatig ag unrhyw gofnod.</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Dim canlyniadau</translation>
    </message>
    <message>
        <source>No ticket here matches “%1”.</source>
        <translation>Nid oes tocyn yma sy’n cyfateb i “%1”.</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Clirio’r hidlydd</translation>
    </message>
    <message>
        <source>Go to Next for me</source>
        <translation>Mynd i ‘Nesaf i mi’</translation>
    </message>
</context>
<context>
    <name>matchdesk::SearchPanel</name>
    <message>
        <source>TRN %1</source>
        <translation>TRN %1</translation>
    </message>
    <message>
        <source>earlier %1</source>
        <translation>gynt %1</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Canlyniadau</translation>
    </message>
    <message>
        <source>Search results</source>
        <translation>Canlyniadau chwilio</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Yn chwilio…</translation>
    </message>
    <message>
        <source>Nothing found. Try a TRN, an NI number, an email address, a name, or a name and a date of birth.</source>
        <translation>Dim canlyniadau. Rhowch gynnig ar TRN, rhif YG, cyfeiriad e-bost, enw, neu enw a dyddiad geni.</translation>
    </message>
    <message>
        <source>Enter adds a record to this ticket as a candidate, or opens a ticket.</source>
        <translation>Mae Enter yn ychwanegu cofnod at y tocyn hwn fel cofnod posibl, neu’n agor tocyn.</translation>
    </message>
</context>
<context>
    <name>matchdesk::SpannedText</name>
    <message>
        <source>differing:</source>
        <extracomment>A screen reader says this before the characters of a value that differ from its counterpart.</extracomment>
        <translation>yn wahanol:</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>cudd</translation>
    </message>
</context>
<context>
    <name>matchdesk::StartPage</name>
    <message>
        <source>Enter the server&apos;s address.</source>
        <translation>Rhowch gyfeiriad y gweinydd.</translation>
    </message>
    <message>
        <source>The address must begin with http:// or https:// and name a host.</source>
        <translation>Rhaid i’r cyfeiriad ddechrau â http:// neu https:// ac enwi gwesteiwr.</translation>
    </message>
    <message>
        <source>Demo world</source>
        <translation>Byd arddangos</translation>
    </message>
    <message>
        <source>My own data or server</source>
        <translation>Fy nata neu fy ngweinydd fy hun</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Dechrau</translation>
    </message>
    <message>
        <source>What would you like to work with?</source>
        <translation>Gyda beth hoffech chi weithio?</translation>
    </message>
    <message>
        <source>The demo world is made on this machine from invented people. No mail leaves it, and it can be thrown away.</source>
        <translation>Caiff y byd arddangos ei greu ar y peiriant hwn o bobl ddychmygol. Nid oes e-bost yn ei adael, a gellir cael gwared arno.</translation>
    </message>
    <message>
        <source>Data on this machine</source>
        <translation>Data ar y peiriant hwn</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Cysylltu</translation>
    </message>
    <message>
        <source>Address of the server</source>
        <translation>Cyfeiriad y gweinydd</translation>
    </message>
    <message>
        <source>Token that you were given</source>
        <translation>Cod mynediad a roddwyd i chi</translation>
    </message>
    <message>
        <source>The token is kept in this computer&apos;s keychain, never in a file.</source>
        <translation>Cedwir y cod yn storfa allweddi’r cyfrifiadur, ac nid mewn ffeil.</translation>
    </message>
    <message>
        <source>Enter the token that you were given.</source>
        <translation>Rhowch y cod mynediad a roddwyd i chi.</translation>
    </message>
</context>
<context>
    <name>matchdesk::StepList</name>
    <message>
        <source>What was tried</source>
        <translation>Yr hyn y rhoddwyd cynnig arno</translation>
    </message>
    <message>
        <source>Nothing is noted.</source>
        <translation>Nid oes dim wedi’i nodi.</translation>
    </message>
</context>
<context>
    <name>matchdesk::TicketHeader</name>
    <message>
        <source>Ticket</source>
        <translation>Tocyn</translation>
    </message>
    <message>
        <source>Parts of the ticket</source>
        <translation>Rhannau’r tocyn</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Cymharu</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Hanes</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Negeseuon</translation>
    </message>
    <message>
        <source>Awaits a second reader</source>
        <translation>Yn aros am ail ddarllenydd</translation>
    </message>
</context>
<context>
    <name>matchdesk::TicketPane</name>
    <message>
        <source>The open ticket</source>
        <translation>Y tocyn agored</translation>
    </message>
    <message>
        <source>Still loading this ticket.</source>
        <translation>Yn dal i lwytho’r tocyn hwn.</translation>
    </message>
    <message>
        <source>No ticket is open</source>
        <translation>Nid oes tocyn ar agor</translation>
    </message>
    <message>
        <source>Choose one in the list, or take the next one.</source>
        <translation>Dewiswch un o’r rhestr, neu cymerwch yr un nesaf.</translation>
    </message>
    <message>
        <source>Take the next one</source>
        <translation>Cymryd yr un nesaf</translation>
    </message>
    <message>
        <source>Next ticket</source>
        <translation>Tocyn nesaf</translation>
    </message>
    <message>
        <source>%1, candidate %2</source>
        <translation>%1, cofnod posibl %2</translation>
    </message>
    <message>
        <source>Choose candidate or answer %1</source>
        <translation>Dewis cofnod neu ateb %1</translation>
    </message>
    <message>
        <source>Link, or confirm what is open</source>
        <translation>Cysylltu, neu gadarnhau’r hyn sydd ar agor</translation>
    </message>
    <message>
        <source>match</source>
        <translation>paru</translation>
    </message>
    <message>
        <source>Not sure</source>
        <translation>Ansicr</translation>
    </message>
    <message>
        <source>Park</source>
        <translation>Neilltuo</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Hepgor</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Yn ôl</translation>
    </message>
    <message>
        <source>Next candidate</source>
        <translation>Cofnod posibl nesaf</translation>
    </message>
    <message>
        <source>Previous candidate</source>
        <translation>Cofnod posibl blaenorol</translation>
    </message>
    <message>
        <source>More candidates</source>
        <translation>Rhagor o gofnodion posibl</translation>
    </message>
    <message>
        <source>All candidates are shown.</source>
        <translation>Dangosir pob cofnod posibl eisoes.</translation>
    </message>
    <message>
        <source>Show masked values for 30 seconds</source>
        <translation>Dangos gwerthoedd cudd am 30 eiliad</translation>
    </message>
    <message>
        <source>unmask</source>
        <translation>datguddio</translation>
    </message>
    <message>
        <source>More: %1 to %2 of %3</source>
        <extracomment>Which candidates are shown, of how many. The button shows the next ones.</extracomment>
        <translation>Mwy: %1 i %2 o %3</translation>
    </message>
    <message>
        <source>Go back to Compare first (Esc).</source>
        <translation>Ewch yn ôl i Cymharu yn gyntaf (Esc).</translation>
    </message>
    <message>
        <source>Choose answer %1</source>
        <translation>Dewis ateb %1</translation>
    </message>
    <message>
        <source>No record, or reject or stop a change</source>
        <translation>Dim cofnod, neu wrthod neu atal newid</translation>
    </message>
    <message>
        <source>Ask the user for a fact or a proof</source>
        <translation>Gofyn i’r defnyddiwr am ffaith neu brawf</translation>
    </message>
    <message>
        <source>Suspect a takeover</source>
        <translation>Amau ymgais i feddiannu</translation>
    </message>
    <message>
        <source>Close a case</source>
        <translation>Cau achos</translation>
    </message>
    <message>
        <source>Approve a change of address or details</source>
        <translation>Cymeradwyo newid cyfeiriad neu fanylion</translation>
    </message>
    <message>
        <source>Open the document</source>
        <translation>Agor y ddogfen</translation>
    </message>
    <message>
        <source>evidence</source>
        <translation>tystiolaeth</translation>
    </message>
</context>
<context>
    <name>matchdesk::TicketPresenter</name>
    <message>
        <source>This ticket is decided; its hold is running.</source>
        <translation>Penderfynwyd ar y tocyn hwn; mae ei gyfnod aros ar waith.</translation>
    </message>
    <message>
        <source>This ticket is closed.</source>
        <translation>Mae’r tocyn hwn ar gau.</translation>
    </message>
    <message>
        <source>%1 is working on this ticket.</source>
        <translation>Mae %1 yn gweithio ar y tocyn hwn.</translation>
    </message>
    <message>
        <source>The ticket is not loaded yet.</source>
        <translation>Nid yw’r tocyn wedi llwytho eto.</translation>
    </message>
    <message>
        <source>This ticket is decided already.</source>
        <translation>Penderfynwyd ar y tocyn hwn eisoes.</translation>
    </message>
    <message>
        <source>There is no candidate to link. Find one with /.</source>
        <translation>Nid oes cofnod posibl i’w gysylltu. Defnyddiwch / i chwilio am un.</translation>
    </message>
    <message>
        <source>Choose a candidate first, with 1 to 4.</source>
        <translation>Dewiswch gofnod yn gyntaf, drwy bwyso 1 i 4.</translation>
    </message>
    <message>
        <source>Choose 1, 2 or 3 first.</source>
        <translation>Dewiswch 1, 2 neu 3 yn gyntaf.</translation>
    </message>
    <message>
        <source>Choose what to ask for first.</source>
        <translation>Yn gyntaf, dewiswch beth i holi amdano.</translation>
    </message>
    <message>
        <source>Choose a reason first, by its number.</source>
        <translation>Dewiswch reswm yn gyntaf, yn ôl ei rif.</translation>
    </message>
    <message>
        <source>Another account holds this TRN. Compare its owner with this person.</source>
        <translation>Mae’r TRN hwn gan gyfrif arall. Cymharwch ei berchennog â’r person hwn.</translation>
    </message>
    <message>
        <source>Values are shown in full for 30 seconds.</source>
        <translation>Dangosir gwerthoedd yn llawn am 30 eiliad.</translation>
    </message>
    <message>
        <source>To be linked to TRN %1</source>
        <translation>I’w gysylltu â TRN %1</translation>
    </message>
    <message>
        <source>Linked to TRN %1</source>
        <translation>Cysylltwyd â TRN %1</translation>
    </message>
    <message>
        <source>%1 by %2, %3.</source>
        <extracomment>What was decided, by whom, when: &quot;Linked to TRN 1234567 by Bea Lloyd, 22 Nov 15:04.&quot;</extracomment>
        <translation>%1 gan %2, %3.</translation>
    </message>
    <message>
        <source>The hold is running.</source>
        <translation>Mae’r cyfnod aros yn rhedeg.</translation>
    </message>
    <message>
        <source>Verifiers and leads decide contested emails.</source>
        <translation>Gwirwyr ac arweinwyr sy’n penderfynu ar anghydfodau e-bost.</translation>
    </message>
    <message>
        <source>This ticket waits for a lead.</source>
        <translation>Mae’r tocyn hwn yn aros am arweinydd.</translation>
    </message>
    <message>
        <source>This ticket is about a record, not about an address.</source>
        <translation>Mae’r tocyn hwn yn ymwneud â chofnod, nid â chyfeiriad.</translation>
    </message>
    <message>
        <source>Choose what to decide first, by its key.</source>
        <translation>Dewiswch beth i’w benderfynu yn gyntaf, wrth ei fysell.</translation>
    </message>
    <message>
        <source>This ticket came without a document.</source>
        <translation>Daeth y tocyn hwn heb ddogfen.</translation>
    </message>
    <message>
        <source>The document is destroyed.</source>
        <translation>Caiff y ddogfen ei dinistrio.</translation>
    </message>
</context>
<context>
    <name>matchdesk::TopBar</name>
    <message>
        <source>Find a ticket, person or record</source>
        <translation>Chwilio am docyn, person neu gofnod</translation>
    </message>
    <message>
        <source>Head of the window</source>
        <translation>Pen y ffenestr</translation>
    </message>
    <message>
        <source>Matchdesk</source>
        <translation>Matchdesk</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Dewislen</translation>
    </message>
    <message>
        <source>Working as %1</source>
        <translation>Yn gweithio fel %1</translation>
    </message>
    <message>
        <source>%1 held</source>
        <translation>%1 i ddod i rym</translation>
    </message>
    <message>
        <source> · next goes in %1 s</source>
        <translation> · y nesaf ymhen %1 s</translation>
    </message>
    <message>
        <source>Key that takes back</source>
        <translation>Bysell sy’n tynnu’n ôl</translation>
    </message>
</context>
<context>
    <name>matchdesk::ViewList</name>
    <message>
        <source>Views of the queue</source>
        <translation>Golygon y ciw</translation>
    </message>
</context>
</TS>
