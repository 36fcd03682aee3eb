"""Name words folded for comparison, and first names by gender, written for this project; names of either gender stand in both lists."""

import re
import unicodedata
from functools import lru_cache

from stance.extract import lexicon


@lru_cache(maxsize=20_000)
def fold(word: str) -> str:
    """A name word for comparison: no case, accents, full stops; spellings of the same Slavic ending become one (Zelenskyy, Zelenskiy, Zelensky)."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c))
    plain = plain.replace("’", "'").replace("´", "'").replace(".", "")
    return re.sub(r"(?:yy|iy|ij|yi|ii)$", "y", plain) if len(plain) > 4 and plain not in lexicon.PLACES else plain


def _set(words: str) -> frozenset[str]:
    """The folded names of a white-space separated list."""
    return frozenset(map(fold, words.split()))


MALE = _set("""
serhiy serhii andrii oleksiy oleksii oleh sergii mykhaylo myhailo valentyn markiyan kyrylo gabrielius gitanas edgars imtiaz daleep rajan natan
mikko yoshimasa fumio edi ferit mevlut mamuka davyd dominik nils chip xi wang jens tj cj aj dj mycle najmedin kharatin artur bogdan bohdan
danylo maksym mykyta nazar ostap taras yurii anatolii arsen ernests egils artis krisjanis warren wade ward clayton clark clay clint cody darrell
desmond devon dwayne elliott elliot emil everett ezra floyd forrest gene gregg hank ira irving jarrod jermaine julius lamar leland lester levi
lonnie loren lyle maynard mickey monty myron otis percy preston quentin reed reid rufus sherman sylvester tyrone vernon virgil willis woodrow
hulusi fuat suleiman ismael yahya ayman bilal bakr hadi haider hakeem jamal jawad kareem laith marwan mehmed mustapha nabil najib nawaf omer
qasem rami riad saad saeed samir sami sultan talal walid wael yousef youssef yusef zaid ziad ravi rohit sanjay suresh vijay ajay amit anil arun
ashok deepak rajesh shahid shehbaz bilawal ashraf hamdullah zalmay suhail amrullah sher nursultan sadyr shavkat emomali serdar gurbanguly
nikolaj aleksandar zoran goran dragan milos ivica tomislav andrej janusz jaroslaw zdzislaw miloslav bohuslav vaclav jiri lubos pavol igor jozsef
sandor ferenc laszlo gabor istvan gyula traian ion klaus rumen kiril boyko plamen robin jordan taylor casey jamie alex sam chris leslie lee jan
morgan terry shannon nikita sasha lindsey jackie pat kim kelly jean andrea ashley kerry tracy dana peyton aaron abdul abdullah abdulla abraham
adam adrian ahmad ahmed aidan alan albert alberto alejandro aleksandr aleksander aleksei alessandro alexander alexandre alexandru alexei alexey
alfred ali allan allen alvin amir anatoly anders andre andreas andrei andrew andrey andriy andrzej angel angus anthony anton antonio antony
antonin antti archie ari arnaud arseniy arseny arthur artem arvind asif austin avi axel bacho barack barry bashar bart bashir ben benedict
benjamin benny bernard bernie bertrand bill billy bob bobby boris brad bradley brandon brendan brent brett brian bruce bruno bryan burt caleb
calvin cameron carl carlos carter cedric charles charlie christian christopher chuck clarence claude clive clement colin conor corey cory craig
curtis cyril cyrus dale damian damien damon dan daniel danny darren darryl dave david davis dean denis dennis denys derek devin dick diego
dimitri dmitri dmitriy dmitry dmytro dominic dominique don donald doug douglas duncan dustin dwight earl ed eddie edgar edmund eduard edward
edwin eli elijah elon emmanuel enda enrico enrique eric erik ernest ethan eugene evan evgeny fabio farhad farid faisal felix fernando filip
fiodor florian francis francisco francois françois frank franklin franz fred frederick fyodor gabriel gareth garry gary gavin gennady geoff
geoffrey georg george georges georgi gerald gerard gerhard giacomo gianni gil gilbert gilles giorgi giorgio giovanni giuseppe glenn gonzalo
gordon graham grant greg gregory grigory guillaume guillermo gunther gus guy hakan hamid hans harald harold harry harvey hasan hassan hector
heiko helmut henri henrik henry herbert herman hossein howard hubert hugh hugo humza hussein iain ian ibrahim ignacio ihor ilham ilya imran
irakli isaac ismail issa ivan jack jacob jacques jaime jair jake jakub james janez janos jared jason javier jay jeff jeffrey jeremiah jeremy
jerome jerry jesse jesus jim jimmy joachim joao joe joel joey johan johann john johnny jon jonas jonathan jorge jose josé josef joseph josep
josh joshua juan juha julian julio julien jurgen justin kamal karel karim karl kaspar kassym-jomart keir keith ken kenneth kent kevin khaled
kieran kirill kirk konstantin kristian krzysztof kurt kwasi kyle lance larry lars laurence laurent lawrence leo leon leonard leonid leroy lewis
liam linas lloyd logan lorenzo lou louis luc luca lucas luigi luis luiz lukas luke maciej mahmoud malcolm manfred manuel marc marcel marcin
marco marcos marcus marek mariano mario marius mark markus marshall martin marty marvin mateusz mathias matt matteo matthew matthias maurice
mauricio max maxim maxime mehdi mehmet melvin menachem michael michal michel micheal mick miguel mihai mike mikhail mikheil milan miles milorad
mirek miroslav mitch mitt mohamed mohammad mohammed mohammad-javad moshe muhammad murat mustafa mykhailo mykola naftali narendra nasser nathan
nathaniel neal ned neil nelson nicholas nick nicolas nigel nikol nikola nikolai nikolay nikos noah noel norman olaf oleg oleksandr oliver
olivier omar orlando oscar osman otto owen pablo paddy paolo pascal patrick paul paulo pavel pavlo pedro pekka per perry pete peter petr petro
petteri phil philip philippe phillip pierre piotr pyotr radek radoslaw rafael rafal raffi rahul rajiv ralph ram ramon ramzan randy raphael
rashid ray raymond recep reggie reuven rex ricardo richard rick ricky rishi rob robert roberto rod rodney rodrigo roger roland roman romano ron
ronald ronan rory ross roy ruben rudy rupert ruslan russell rustam ryan sabri sadiq sajid salam salman salvador samuel santiago sauli scott sean
sebastian serge sergei sergey sergio seth shane shaun shawn shimon shinzo sidney silvio simon stanislav stanley stefan stefano stephane stephen
steve steven stewart stoyan stuart suleyman sven tariq tayyip ted terence terrence theo theodore thierry thomas tim timothy tobias todd tom
tomas tomasz tommy tony toomas travis trevor tristan tucker tyler ulf umar vadim valentin valerio valery vasily vasyl vedant viacheslav victor
viktor vincent vitali vitaliy vitaly vivek vlad vladimir vladislav volodymyr vsevolod vyacheslav wally walter wayne wesley wilhelm will william
willie winston wladyslaw wolfgang xavier yair yaroslav yasser yevgeny yevhen yitzhak yoav yoon yuri yuriy yury yusuf yves zac zach zachary zamir
zoltan zbigniew jd
""")

FEMALE = _set("""
rebekah jacqui ricarda nika dasha rebeca tetyana tetiana ravina hanna daryna nataliia mariya iryna kateryna solomiia yuliia viktoriia evelyna
simonyte ingrida alma alyson anjali annika arlene aubrey becca bella bettina blanca caitlin carly cassandra cassie charlene ciara claudine cora
daphne darlene desiree faye felicia gayle gertrude ginger ginny harper imani indira ivy jada jasmin jeanette jodi jody josie kaitlyn kara kari
keisha kendra kirsty krystal lana lizzie lorena lucille lynette mallory marcella marianna marla marsha mavis mindy muriel myra nell nellie nikki
noelle paige patrice peggy priscilla rachael rosie roxanne sadie shelly sherri sherry stacy sunita susie tasha toni trudy vicki vicky wendi
yasmin ayse elif leyla zehra noura hend rima mette siv liv ingeborg sigrid agnieszka malgorzata katarzyna ewa joanna zofia ludmila lyudmila
oxana anastasija darina milica jelena ivana dragana xiomara dilma michelle keiko soledad ximena guadalupe robin jordan taylor casey jamie alex
sam chris leslie lee jan morgan terry shannon nikita sasha lindsey jackie pat peyton abigail ada adele adriana agnes aimee aisha alba aleksandra
alessandra alexandra alexandria alexis alice alicia alina alisa alison allison alyssa amal amanda amber amelia amina amy ana anastasia
anastasiya andrea angela angelica angelina angie anika anita ann anna annabel annalena anne annegret annette annie antonia anya april ariana
arianna ashley astrid audrey aung ava ayesha barbara beata beate beatrice becky belinda bernadette bess beth bethany betsy betty beverly bianca
birgit bonnie brenda bridget brigitte britney brittney brooke camila camille candace carla carmen carol carole carolina caroline carolyn carrie
catalina caterina catherine cathy cecilia celia celine charlotte chelsea cheri cherie cheryl chloe christa christiane christina christine
chrystia cindy claire clara clare claudia colleen condoleezza connie corinne courtney crystal cynthia daisy dana danielle daria darya dawn
deborah debbie debra deirdre delia denise diana diane dina dolores donna dora doris dorothy dunja edith eileen ekaterina elaine eleanor elena
eleni elise elisa elisabeth eliza elizabeth ella ellen elsa elvira emily emma erica erika erin esther eugenia eva evelyn fatima fatma federica
fiona flora florence frances francesca frederica gabriela gabrielle gail galina genevieve georgia georgina geraldine gillian gina giorgia giulia
glenys gloria grace greta gretchen gwen hala hannah harriet hazel heather heidi helen helena helene helle hilary hillary hina holly huma ida
ilaria ilona imelda ines inga ingrid irena irene irina iris isabel isabella isabelle ivanka jacinda jacqueline jamila jana jane janet janice
jasmine jean jeanne jen jenna jennifer jenny jessica jill joan joanne jodie josefa josephine joy joyce juanita judith judy julia juliana julie
juliet june kaja kamala karen karin karine karolina kate katerina katharina katharine katherine kathleen kathryn kathy katie katja katrina katya
kay kayla kellyanne kelly kemi kerry kersti khadija kim kimberly kirsten kirstjen klara krista kristalina kristen kristi kristin kristina
kristine lara larisa laura lauren lea leah leila lena lesia lesley liana lidia lilian lillian lily linda lindsay lisa liz liza lois lola lora
loretta lori lorraine louise lucia lucy luisa lydia lynn lynne mabel madeleine madison maggie magdalena mairead maia manuela mara marcia
margaret margarita margot maria mariam marian mariana marianne marie mariia marilyn marina marine marion marisa marjorie marlene marta martha
martine mary maryam matilda maureen maya meg megan meghan melania melanie melinda melissa mercedes meredith mia michele mila milena mina mira
miranda miriam moira mollie molly mona monica monika nadia nadine nancy naomi natalia natalie natalya natasha nicola nicole nina nirmala noor
nora norma nour olena olga olha olivia oksana olesya ophelia orla pam pamela patricia patty paula pauline penelope penny philippa phoebe phyllis
polina pramila priti priya prue rachel raisa ramona rania rebecca regina renata renee rhonda rita roberta robyn rosa rosalind rosario rose
rosemary roxana ruby ruth sabine sabrina sally samantha samia sandra sanna sara sarah saudia savannah sheila shelley sheryl shirley silvia
simone siobhan sofia sonia sonja sophia sophie stacey stella stephanie sue suella sue-ellen susan susana susanna susanne suzanne svetlana
svitlana sviatlana sylvia sylvie tabitha tamara tammy tanya tara tatiana tatyana teresa tess tessa thelma theresa therese thérèse tiffany tina
tonya tonia tracy tracey trisha tulsi ulrika ursula valentina valerie vanessa vera verity veronica veronika victoria viktoria viola violet
virginia vivian wanda wendy whitney wilma winnie yana yelena yevheniia yolanda yulia yuliya yvette yvonne zainab zara zeinab zoe zuzana addie
aaliyah leani imee kyla demetrius
""")

FIRST_NAMES = MALE | FEMALE
