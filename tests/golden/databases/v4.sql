PRAGMA page_size = 4096; PRAGMA auto_vacuum = INCREMENTAL; PRAGMA application_id = 1399879532; PRAGMA user_version = 4;
BEGIN TRANSACTION;
CREATE TABLE activities (
  activity_id              INTEGER PRIMARY KEY,
  name                     TEXT NOT NULL,
  partition                TEXT NOT NULL,
  region                   TEXT NOT NULL,
  account                  TEXT NOT NULL,
  status                   TEXT NOT NULL CHECK (status IN ('ACTIVE', 'DELETED')),
  encryption_configuration TEXT,
  created_at               INTEGER NOT NULL,
  deleted_at               INTEGER
) STRICT;
INSERT INTO "activities" VALUES(1,'ship','aws','us-east-1','123456789012','ACTIVE',NULL,1795414102092,NULL);
CREATE TABLE api_calls (
  call_id     INTEGER PRIMARY KEY,
  received_at INTEGER NOT NULL,
  operation   TEXT NOT NULL,     -- as the request named it, known or not
  request_id  TEXT NOT NULL,     -- x-amzn-RequestId of the answer
  caller      TEXT NOT NULL,     -- access key id of the signature, or empty
  resource    TEXT,              -- the ARN it was about
  request     TEXT,              -- JSON; payload members that stand in an event of this call are left out
  status      INTEGER NOT NULL,  -- HTTP
  error       TEXT,              -- error type
  duration_us INTEGER NOT NULL,  -- until the commit began, or until the answer was ready
  count       INTEGER NOT NULL,  -- of equal calls that were counted in this row
  checksum    INTEGER NOT NULL
) STRICT;
INSERT INTO "api_calls" VALUES(1,1795414102092,'CreateActivity','0f892440-5a5a-4e57-8765-a8bd08b2b55b','',NULL,'{"name":"ship"}',200,NULL,0,1,705776032033170314);
INSERT INTO "api_calls" VALUES(2,1795414102093,'CreateStateMachine','64a26759-d2d9-4a96-aa85-03c6fc47cb0f','',NULL,'{"name":"tour","roleArn":"arn:aws:iam::123456789012:role/stepwell"}',200,NULL,2000,1,4668217315547332719);
INSERT INTO "api_calls" VALUES(3,1795414102095,'CreateStateMachine','b2ea48ab-b388-4e3f-86df-3e981dd8a5a4','',NULL,'{"name":"short","roleArn":"arn:aws:iam::123456789012:role/stepwell"}',200,NULL,0,1,-2424796580733137370);
INSERT INTO "api_calls" VALUES(4,1795414102096,'CreateStateMachine','336097e9-07d5-4990-a50b-096dd37af7ad','',NULL,'{"name":"sleep","roleArn":"arn:aws:iam::123456789012:role/stepwell"}',200,NULL,0,1,2257957117900283202);
INSERT INTO "api_calls" VALUES(5,1795414102097,'CreateStateMachine','8ef76d54-175f-4eba-bcfd-282c016bd8d2','',NULL,'{"name":"until","roleArn":"arn:aws:iam::123456789012:role/stepwell"}',200,NULL,0,1,-8971231040140514192);
INSERT INTO "api_calls" VALUES(6,1795414102097,'CreateStateMachine','a6684173-2e50-44bd-8a59-682b72c7420d','',NULL,'{"name":"one","roleArn":"arn:aws:iam::123456789012:role/stepwell"}',200,NULL,1000,1,-1808498788870853708);
INSERT INTO "api_calls" VALUES(7,1795414102098,'CreateStateMachine','c10697bd-25a5-4a5f-ae9f-986c78da2fc3','',NULL,'{"name":"many","roleArn":"arn:aws:iam::123456789012:role/stepwell"}',200,NULL,0,1,-5858096025323809731);
INSERT INTO "api_calls" VALUES(8,1795414102099,'CreateStateMachine','6061eaa8-cf80-46e9-922a-3cc3bc250679','',NULL,'{"name":"pair","roleArn":"arn:aws:iam::123456789012:role/stepwell"}',200,NULL,0,1,-6432940295076841838);
INSERT INTO "api_calls" VALUES(9,1795414102099,'StartExecution','6dbe4259-a046-48fe-8375-98fddca9df32','','arn:aws:states:us-east-1:123456789012:stateMachine:tour','{"stateMachineArn":"arn:aws:states:us-east-1:123456789012:stateMachine:tour","name":"done"}',200,NULL,1000,1,-299558843302396738);
INSERT INTO "api_calls" VALUES(11,1795414102100,'GetActivityTask','2ccabc9b-48e9-456c-bbdf-a4a1b37f6c69','','arn:aws:states:us-east-1:123456789012:activity:ship','{"activityArn":"arn:aws:states:us-east-1:123456789012:activity:ship","workerName":"w"}',200,NULL,1000000,1,-6810327859468828620);
INSERT INTO "api_calls" VALUES(12,1795414103101,'SendTaskFailure','2865e05e-da03-4923-ab8e-de632c4f46b7','',NULL,'{"taskToken":"AQAAAAAAAAAAAAEAAAAAAAAAHToTgjP8GD_JwJm4q3aLljonK-hQeaEAkKCdUbI14nrk","error":"Busy"}',200,NULL,0,1,-505878238150935816);
INSERT INTO "api_calls" VALUES(14,1795414103102,'GetActivityTask','046f862c-e2b3-462c-894d-a6a261cbb9a0','','arn:aws:states:us-east-1:123456789012:activity:ship','{"activityArn":"arn:aws:states:us-east-1:123456789012:activity:ship","workerName":"w"}',200,NULL,1000000,1,-7074695053469645101);
INSERT INTO "api_calls" VALUES(15,1795414104103,'SendTaskSuccess','c1c2a5c7-21e7-4e9e-804b-ce094c41e0bc','',NULL,'{"taskToken":"AQAAAAAAAAAAAAEAAAAAAAAAIdl9HwODg-ZWVZDQYR8kmgts5Qt6BRJURDJIIgys4efI"}',200,NULL,1000,1,-6475616745914258184);
INSERT INTO "api_calls" VALUES(16,1795414104105,'StartExecution','78e523cc-102e-4593-8fbb-2d8e55f09f44','','arn:aws:states:us-east-1:123456789012:stateMachine:tour','{"stateMachineArn":"arn:aws:states:us-east-1:123456789012:stateMachine:tour","name":"caught"}',200,NULL,0,1,-147547232705615955);
INSERT INTO "api_calls" VALUES(18,1795414104106,'GetActivityTask','5272bbe3-b463-4a86-89bd-31f9546893df','','arn:aws:states:us-east-1:123456789012:activity:ship','{"activityArn":"arn:aws:states:us-east-1:123456789012:activity:ship","workerName":"w"}',200,NULL,1000000,1,-2121650784636092894);
INSERT INTO "api_calls" VALUES(19,1795414105107,'SendTaskFailure','5c3b0c17-a6ca-4e5a-9e45-3a22647990cc','',NULL,'{"taskToken":"AQAAAAAAAAAAAAIAAAAAAAAAHb1bsPX066bfEHnjDaWIzZKcEhRSdcEJMvEFCf9LmRJU","error":"Broken"}',200,NULL,1000,1,4774167055666564649);
INSERT INTO "api_calls" VALUES(20,1795414105108,'StartExecution','ddb03509-8aea-4384-8e90-c0d40eb03136','','arn:aws:states:us-east-1:123456789012:stateMachine:tour','{"stateMachineArn":"arn:aws:states:us-east-1:123456789012:stateMachine:tour","name":"failed"}',200,NULL,0,1,757620719470879426);
INSERT INTO "api_calls" VALUES(21,1795414105109,'StartExecution','b2ddeb71-17d0-4205-a921-84e6de35ea0a','','arn:aws:states:us-east-1:123456789012:stateMachine:short','{"stateMachineArn":"arn:aws:states:us-east-1:123456789012:stateMachine:short","name":"timed-out"}',200,NULL,0,1,5417463167187030496);
INSERT INTO "api_calls" VALUES(22,1795414105110,'StartExecution','5bda2873-8bdf-4794-9ac4-05d382fd6a13','','arn:aws:states:us-east-1:123456789012:stateMachine:sleep','{"stateMachineArn":"arn:aws:states:us-east-1:123456789012:stateMachine:sleep","name":"aborted"}',200,NULL,0,1,3978153491143839096);
INSERT INTO "api_calls" VALUES(23,1795414105110,'StopExecution','7e8759e0-ab02-486a-9bea-af3872ad0681','','arn:aws:states:us-east-1:123456789012:execution:sleep:aborted','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:sleep:aborted","error":"No"}',200,NULL,0,1,-548498100842522938);
INSERT INTO "api_calls" VALUES(24,1795414105111,'CreateStateMachine','68d3957d-0c35-4f34-80ab-2d1249bd0eeb','',NULL,'{"name":"gone","roleArn":"arn:aws:iam::123456789012:role/stepwell"}',200,NULL,0,1,-1773051263211212623);
INSERT INTO "api_calls" VALUES(25,1795414105112,'StartExecution','ba391c3c-da7d-4d45-9a8e-117c5d3b267f','','arn:aws:states:us-east-1:123456789012:stateMachine:gone','{"stateMachineArn":"arn:aws:states:us-east-1:123456789012:stateMachine:gone","name":"of-gone"}',200,NULL,0,1,-4296550775088095308);
INSERT INTO "api_calls" VALUES(26,1795414105112,'DescribeExecution','37e375f1-8057-4548-8d02-4fb2246c073c','','arn:aws:states:us-east-1:123456789012:execution:gone:of-gone','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:gone:of-gone"}',200,NULL,142,1,-7822955485899507619);
INSERT INTO "api_calls" VALUES(27,1795414105113,'DeleteStateMachine','60ff0f06-032f-4f42-9c45-8d6127dc0521','','arn:aws:states:us-east-1:123456789012:stateMachine:gone','{"stateMachineArn":"arn:aws:states:us-east-1:123456789012:stateMachine:gone"}',200,NULL,0,1,-2444406715436064811);
INSERT INTO "api_calls" VALUES(28,1795414105113,'DescribeExecution','c017a1f3-35ac-4440-a452-62dfedd8e047','','arn:aws:states:us-east-1:123456789012:execution:tour:done','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:done"}',200,NULL,93,1,-3807081264821945089);
INSERT INTO "api_calls" VALUES(29,1795414105113,'DescribeExecution','15bd0cfe-903b-472d-8e67-6c8d2ee9d849','','arn:aws:states:us-east-1:123456789012:execution:tour:caught','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:caught"}',200,NULL,50,1,-5206983003407535749);
INSERT INTO "api_calls" VALUES(30,1795414105114,'DescribeExecution','b4a65889-067a-4a0e-83b7-756fd84abff3','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,98,1,3244978671253745368);
INSERT INTO "api_calls" VALUES(31,1795414105125,'DescribeExecution','79c6b157-7afb-4463-8288-695dffebaab8','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,224,1,-7811319084756774785);
INSERT INTO "api_calls" VALUES(32,1795414105136,'DescribeExecution','b9f60380-b0c7-4978-85eb-9751805e0dca','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,186,1,-6805772999307283336);
INSERT INTO "api_calls" VALUES(33,1795414105147,'DescribeExecution','f562a2b0-ffbf-42cc-a659-6c824954a95f','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,228,1,178963960835943126);
INSERT INTO "api_calls" VALUES(34,1795414105158,'DescribeExecution','b15fd819-1899-48dd-9268-e101a1e448f1','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,213,1,-7141597282648279802);
INSERT INTO "api_calls" VALUES(35,1795414105169,'DescribeExecution','6a14c7b3-632d-45e1-97c7-6491da14fb6b','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,204,1,5161606787055963171);
INSERT INTO "api_calls" VALUES(36,1795414105181,'DescribeExecution','bff9e155-1ea0-49d9-8b72-db3e469fa842','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,232,1,7714366472719097439);
INSERT INTO "api_calls" VALUES(37,1795414105192,'DescribeExecution','ab8f3c9f-7528-4f78-b782-e09e7cdb460e','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,170,1,-1170869506610377817);
INSERT INTO "api_calls" VALUES(38,1795414105203,'DescribeExecution','8f156eac-4ed8-4b9c-9b97-e17462f63ca6','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,210,1,2376803041830207353);
INSERT INTO "api_calls" VALUES(39,1795414105214,'DescribeExecution','8dd2257e-14bd-48bc-9d67-afecdc00fba3','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,228,1,8274491767607627705);
INSERT INTO "api_calls" VALUES(40,1795414105226,'DescribeExecution','a004f3bf-8cc6-41d7-98ef-2b4889b8d404','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,198,1,-4668830360158958316);
INSERT INTO "api_calls" VALUES(41,1795414105237,'DescribeExecution','5a96135a-2022-44ae-847c-19cf39a8c7ba','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,297,1,7651605839925809457);
INSERT INTO "api_calls" VALUES(42,1795414105248,'DescribeExecution','3050b250-8813-4705-b2ba-76985b0213b9','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,182,1,2228524631698006257);
INSERT INTO "api_calls" VALUES(43,1795414105259,'DescribeExecution','16bcd5a1-69d1-4863-ae19-041c3058e37a','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,222,1,-7477461594701327207);
INSERT INTO "api_calls" VALUES(44,1795414105270,'DescribeExecution','75f01bfe-d7b6-4244-a66e-3a6cfd847938','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,230,1,3747957570987045021);
INSERT INTO "api_calls" VALUES(45,1795414105281,'DescribeExecution','89ed3261-2099-43b4-9e4a-2281c319f87c','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,199,1,5212989108451208611);
INSERT INTO "api_calls" VALUES(46,1795414105292,'DescribeExecution','4c872730-506a-4a87-a907-da8d30639826','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,214,1,-2538067984885523474);
INSERT INTO "api_calls" VALUES(47,1795414105304,'DescribeExecution','f9d474df-3a14-45e0-a400-9bcc1970cd90','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,221,1,2395256841498868104);
INSERT INTO "api_calls" VALUES(48,1795414105315,'DescribeExecution','2c31b749-733b-4c40-96b4-38b751768cc1','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,205,1,1637926162674945551);
INSERT INTO "api_calls" VALUES(49,1795414105326,'DescribeExecution','ff5e3640-b138-4602-966a-866bdf87a0db','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,175,1,6305879773764988471);
INSERT INTO "api_calls" VALUES(50,1795414105337,'DescribeExecution','e3d2597b-0502-4a27-93dd-bc6f1e2253fe','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,237,1,-6162134769392830093);
INSERT INTO "api_calls" VALUES(51,1795414105348,'DescribeExecution','a6993017-ad65-48c2-b41c-183c7677219b','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,216,1,5638270012093241968);
INSERT INTO "api_calls" VALUES(52,1795414105359,'DescribeExecution','7260e2fe-c49b-473d-a0b2-c3d7a097d75c','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,197,1,-4649209040792438308);
INSERT INTO "api_calls" VALUES(53,1795414105370,'DescribeExecution','b60625e1-ab93-4b77-8bd9-b6c77c986a15','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,205,1,-6308692125310012363);
INSERT INTO "api_calls" VALUES(54,1795414105381,'DescribeExecution','16dee7dc-6b43-4dd0-b175-e91208a97eab','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,218,1,2650715061853669013);
INSERT INTO "api_calls" VALUES(55,1795414105393,'DescribeExecution','122f5694-a83c-4786-8284-f74f737e8650','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,173,1,-3749362715198883382);
INSERT INTO "api_calls" VALUES(56,1795414105404,'DescribeExecution','0b15670c-9339-4813-93c9-69325a789679','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,147,1,-4302035448181938758);
INSERT INTO "api_calls" VALUES(57,1795414105415,'DescribeExecution','4bf95d94-4683-490b-9720-8185c7a3892e','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,156,1,-8279109441623310095);
INSERT INTO "api_calls" VALUES(58,1795414105425,'DescribeExecution','d2ecaa0e-40f2-42de-a37b-2a44595ca432','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,219,1,-7341618051083507706);
INSERT INTO "api_calls" VALUES(59,1795414105437,'DescribeExecution','f5fa3883-3c67-4d2e-8650-c40c12be2914','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,176,1,-7391431720614456160);
INSERT INTO "api_calls" VALUES(60,1795414105448,'DescribeExecution','4bb12027-0bd7-44bf-9f82-a95791231e4c','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,201,1,7324295678668927421);
INSERT INTO "api_calls" VALUES(61,1795414105458,'DescribeExecution','0b54196b-bd67-4bcc-972a-4779c817616e','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,183,1,-4859754776075358562);
INSERT INTO "api_calls" VALUES(62,1795414105469,'DescribeExecution','ac4065c3-5dc7-4afc-9c65-e3f3e440f5c3','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,147,1,-608964844045433741);
INSERT INTO "api_calls" VALUES(63,1795414105480,'DescribeExecution','40546b72-daa4-4480-ba63-0d83bebebbe9','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,141,1,7941966408546714668);
INSERT INTO "api_calls" VALUES(64,1795414105492,'DescribeExecution','b501195f-91c8-424e-8fda-13b176ddc15b','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,144,1,-3107710343538983166);
INSERT INTO "api_calls" VALUES(65,1795414105503,'DescribeExecution','9dddc05a-947c-4f34-b170-c455bb7d0b65','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,188,1,3948611506639412246);
INSERT INTO "api_calls" VALUES(66,1795414105514,'DescribeExecution','1cfe054f-d828-46f9-9ff2-1b9b2e9606ba','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,231,1,8706467752672051455);
INSERT INTO "api_calls" VALUES(67,1795414105525,'DescribeExecution','35de34e3-b1a2-4d81-8dec-f61d52292ab7','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,179,1,2385384535393103105);
INSERT INTO "api_calls" VALUES(68,1795414105536,'DescribeExecution','7271e5ac-2cb8-41ea-b88a-3feaf14f9902','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,261,1,-4069758697602360317);
INSERT INTO "api_calls" VALUES(69,1795414105547,'DescribeExecution','23cffb98-b703-4941-a9a4-7b4ec407f182','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,218,1,-5061023110157256535);
INSERT INTO "api_calls" VALUES(70,1795414105558,'DescribeExecution','1f57d15b-dcbd-42ab-a10d-3df29aa4cdc2','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,171,1,8923541213112004685);
INSERT INTO "api_calls" VALUES(71,1795414105568,'DescribeExecution','a0a0160d-d8ca-457d-9aef-07858f74bf41','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,167,1,-663991859094652412);
INSERT INTO "api_calls" VALUES(72,1795414105579,'DescribeExecution','08674a6f-f94d-4df3-a880-c4d10ff8d855','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,143,1,-4852230691694595749);
INSERT INTO "api_calls" VALUES(73,1795414105590,'DescribeExecution','a8328fae-528e-4ffb-81e9-86c0c6c15487','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,172,1,-5080411381242034887);
INSERT INTO "api_calls" VALUES(74,1795414105601,'DescribeExecution','4a58da28-9ef7-4efb-86ba-02c2a24003c3','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,145,1,4113365804587979404);
INSERT INTO "api_calls" VALUES(75,1795414105612,'DescribeExecution','3106c821-2439-49e2-acda-39438b3723f0','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,204,1,6764360191689069333);
INSERT INTO "api_calls" VALUES(76,1795414105623,'DescribeExecution','09de5375-cca9-45d1-a507-ea70dd7921cc','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,220,1,-4336207064550011496);
INSERT INTO "api_calls" VALUES(77,1795414105634,'DescribeExecution','cf0b271b-6652-4558-9ee5-b140bee886b3','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,180,1,-7124314048565849014);
INSERT INTO "api_calls" VALUES(78,1795414105645,'DescribeExecution','069a8e92-53f1-456d-9beb-a3a512f2f2b4','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,174,1,860603709507127136);
INSERT INTO "api_calls" VALUES(79,1795414105655,'DescribeExecution','c658d465-e4f5-4a32-ab17-d431d95d09a2','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,268,1,-2633449279716008204);
INSERT INTO "api_calls" VALUES(80,1795414105667,'DescribeExecution','e67885f2-a9c7-42aa-b11e-47e4aefaf171','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,153,1,-2186510102476998148);
INSERT INTO "api_calls" VALUES(81,1795414105677,'DescribeExecution','a0243364-8f34-4f2e-80ec-75146b8777c2','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,155,1,3561752674136175363);
INSERT INTO "api_calls" VALUES(82,1795414105688,'DescribeExecution','88f0fcbd-da8a-4a2b-8b49-acd71188d8e8','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,148,1,3725653188215831123);
INSERT INTO "api_calls" VALUES(83,1795414105699,'DescribeExecution','172cfb72-f56b-418b-9aea-90167bc22b5c','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,150,1,-3818792436059224403);
INSERT INTO "api_calls" VALUES(84,1795414105709,'DescribeExecution','838345cd-0e6d-4a6f-ab23-35e6588e8531','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,132,1,2800800257619701491);
INSERT INTO "api_calls" VALUES(85,1795414105720,'DescribeExecution','b121009b-ca11-4cfc-8b3a-fa8da84a286f','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,147,1,-2618155493354585329);
INSERT INTO "api_calls" VALUES(86,1795414105731,'DescribeExecution','a232384f-24f8-42dd-8ec4-258947d4c20e','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,189,1,910317691554262833);
INSERT INTO "api_calls" VALUES(87,1795414105742,'DescribeExecution','eede1c43-bb7a-480c-82c4-4f28d2bda3a5','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,186,1,3066234755784858184);
INSERT INTO "api_calls" VALUES(88,1795414105753,'DescribeExecution','8e6b868d-948e-483c-a223-418586293aba','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,192,1,-5769930176701885820);
INSERT INTO "api_calls" VALUES(89,1795414105764,'DescribeExecution','c0e2e775-4a96-49c5-839e-8788f043354e','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,192,1,1663374425626530859);
INSERT INTO "api_calls" VALUES(90,1795414105775,'DescribeExecution','493bc7e0-0fe7-4b55-af00-01b35a6874f1','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,161,1,-7454393114532081338);
INSERT INTO "api_calls" VALUES(91,1795414105785,'DescribeExecution','45b18517-bd88-46db-bc61-20def0b01615','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,151,1,-3643298200708605058);
INSERT INTO "api_calls" VALUES(92,1795414105796,'DescribeExecution','89ae411e-23f4-40fd-938b-27bccce704fe','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,213,1,6750827533594469812);
INSERT INTO "api_calls" VALUES(93,1795414105807,'DescribeExecution','8a21044a-a444-462a-ab04-0777b7fb6944','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,156,1,-2243034344641545564);
INSERT INTO "api_calls" VALUES(94,1795414105818,'DescribeExecution','e9cf7874-8fef-492e-96c9-8512f74c8f10','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,182,1,-3920032420938712411);
INSERT INTO "api_calls" VALUES(95,1795414105829,'DescribeExecution','8575339c-837d-4fce-9a85-510082bc4eaa','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,182,1,1979005578723529868);
INSERT INTO "api_calls" VALUES(96,1795414105840,'DescribeExecution','af0db531-acf1-4bc6-a169-fd002729ab15','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,167,1,3880991838379924704);
INSERT INTO "api_calls" VALUES(97,1795414105851,'DescribeExecution','4f9229a3-791b-4876-b303-2ca6f5bd462a','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,172,1,2055053142663143738);
INSERT INTO "api_calls" VALUES(98,1795414105862,'DescribeExecution','fcae8880-38d3-4d68-b5cb-5dd2b5612730','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,211,1,-3484271683177558328);
INSERT INTO "api_calls" VALUES(99,1795414105873,'DescribeExecution','18d73640-e769-48cb-95ab-8151b75477d5','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,174,1,1257819353616540542);
INSERT INTO "api_calls" VALUES(100,1795414105884,'DescribeExecution','4f673355-dc08-4822-a921-e75b079fe4d7','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,178,1,-887505241447048861);
INSERT INTO "api_calls" VALUES(101,1795414105895,'DescribeExecution','51a7735e-7e77-4c89-ac02-570933629546','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,182,1,-7681727837142610073);
INSERT INTO "api_calls" VALUES(102,1795414105906,'DescribeExecution','8246cc54-e3d5-40cc-bdcf-afc4ce74ff65','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,215,1,7253236533263434962);
INSERT INTO "api_calls" VALUES(103,1795414105917,'DescribeExecution','369dc611-d570-4ade-bef9-92c472822693','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,169,1,656642436806992940);
INSERT INTO "api_calls" VALUES(104,1795414105928,'DescribeExecution','4b37817c-f9b6-41d0-80e4-a89bc3b5e72f','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,174,1,1341201846893626857);
INSERT INTO "api_calls" VALUES(105,1795414105939,'DescribeExecution','fb99b37b-9ab6-46aa-a87e-5cab89acf6fe','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,218,1,-3513404671397591060);
INSERT INTO "api_calls" VALUES(106,1795414105950,'DescribeExecution','b773de01-e9f9-47ff-ba7d-b33adb56ee1f','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,145,1,-5744013211826024578);
INSERT INTO "api_calls" VALUES(107,1795414105961,'DescribeExecution','74b68d8e-5225-4007-913e-bd84d65679e6','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,176,1,-8229184295463705691);
INSERT INTO "api_calls" VALUES(108,1795414105972,'DescribeExecution','1ad1acd9-d3c2-4a1d-839b-9e876f722534','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,168,1,3629868184867164937);
INSERT INTO "api_calls" VALUES(109,1795414105983,'DescribeExecution','1ef0f1c1-e20a-464d-b84d-731e528c4421','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,168,1,6457536593550668031);
INSERT INTO "api_calls" VALUES(110,1795414105994,'DescribeExecution','56a30c2d-5300-4e1f-85a8-79fbec0641cf','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,174,1,-7220634970554347488);
INSERT INTO "api_calls" VALUES(111,1795414106005,'DescribeExecution','45d41293-df22-404f-8b5a-7da33a86b882','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,167,1,9159060489577930317);
INSERT INTO "api_calls" VALUES(112,1795414106016,'DescribeExecution','bf7ff6e8-f192-4df8-b7cd-be8ef7a2372b','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,170,1,-1342932951839652812);
INSERT INTO "api_calls" VALUES(113,1795414106027,'DescribeExecution','20295638-7b0c-49c6-88fc-8c33803589a9','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,207,1,-1782861231629271655);
INSERT INTO "api_calls" VALUES(114,1795414106038,'DescribeExecution','4d6e842c-019c-44ad-a541-5b4d68bf8a17','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,177,1,-5969881849489828705);
INSERT INTO "api_calls" VALUES(115,1795414106049,'DescribeExecution','28f815f5-e4eb-4ac4-af3c-e1c23651cbf4','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,221,1,3334452447389887266);
INSERT INTO "api_calls" VALUES(116,1795414106060,'DescribeExecution','38c85f82-6cee-4e70-84db-4bc365b9158f','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,182,1,-2458975773884104030);
INSERT INTO "api_calls" VALUES(117,1795414106071,'DescribeExecution','7f3e0472-8f2b-4bb2-a6f5-d755d022c57c','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,181,1,-5562530552015947357);
INSERT INTO "api_calls" VALUES(118,1795414106082,'DescribeExecution','62df4e15-024f-411d-99b6-f565da14433d','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,166,1,2449721442559879533);
INSERT INTO "api_calls" VALUES(119,1795414106093,'DescribeExecution','e6b5a1f8-96ad-4bab-a52d-e6a2892525ab','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,197,1,7017342029747583340);
INSERT INTO "api_calls" VALUES(120,1795414106104,'DescribeExecution','f52703d1-a565-4736-9d2b-8a56e72ed718','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,139,1,-7065792215368287740);
INSERT INTO "api_calls" VALUES(121,1795414106114,'DescribeExecution','9d369758-a441-4781-9811-20275ce8e321','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,172,1,-5061607483672018047);
INSERT INTO "api_calls" VALUES(122,1795414106115,'DescribeExecution','b5eb42cd-f37f-4b3a-9d75-ff447c67c11e','','arn:aws:states:us-east-1:123456789012:execution:short:timed-out','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:short:timed-out"}',200,NULL,110,1,-7263495901076940089);
INSERT INTO "api_calls" VALUES(123,1795414106115,'DescribeExecution','f45faf19-a24c-4c69-926a-ceeb4fe22bed','','arn:aws:states:us-east-1:123456789012:execution:sleep:aborted','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:sleep:aborted"}',200,NULL,95,1,3043815337400636832);
INSERT INTO "api_calls" VALUES(124,1795414106117,'CreateStateMachine','96e593aa-4d42-401f-8460-c173b21bd0e8','',NULL,'{"name":"trash","roleArn":"arn:aws:iam::123456789012:role/stepwell"}',200,NULL,0,1,2741752027116946609);
INSERT INTO "api_calls" VALUES(125,1795414106118,'StartExecution','bc40eb37-47ad-4e3e-acce-39c1f9143e02','','arn:aws:states:us-east-1:123456789012:stateMachine:trash','{"stateMachineArn":"arn:aws:states:us-east-1:123456789012:stateMachine:trash","name":"trash-0"}',200,NULL,0,1,2948854606524759800);
INSERT INTO "api_calls" VALUES(126,1795414106119,'DescribeExecution','fe5bddb6-d9d8-4331-a464-0045b44c5f1b','','arn:aws:states:us-east-1:123456789012:execution:trash:trash-0','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:trash:trash-0"}',200,NULL,115,1,7660495537942897233);
INSERT INTO "api_calls" VALUES(127,1795414106119,'StartExecution','c7b10145-69ce-49e0-8717-298839f56197','','arn:aws:states:us-east-1:123456789012:stateMachine:trash','{"stateMachineArn":"arn:aws:states:us-east-1:123456789012:stateMachine:trash","name":"trash-1"}',200,NULL,0,1,-2618484341989884842);
INSERT INTO "api_calls" VALUES(128,1795414106119,'DescribeExecution','1029634b-6bda-47e1-85ed-747eebbb2795','','arn:aws:states:us-east-1:123456789012:execution:trash:trash-1','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:trash:trash-1"}',200,NULL,115,1,-6103426831861044059);
INSERT INTO "api_calls" VALUES(129,1795414106120,'StartExecution','e4f06834-2446-412f-a980-10ffd9207c49','','arn:aws:states:us-east-1:123456789012:stateMachine:trash','{"stateMachineArn":"arn:aws:states:us-east-1:123456789012:stateMachine:trash","name":"trash-2"}',200,NULL,0,1,-6378515273240825931);
INSERT INTO "api_calls" VALUES(130,1795414106120,'DescribeExecution','7bfea7da-bd54-4af7-9287-e7f7c8ea88a3','','arn:aws:states:us-east-1:123456789012:execution:trash:trash-2','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:trash:trash-2"}',200,NULL,65,1,2410560081700757835);
INSERT INTO "api_calls" VALUES(131,1795414106132,'PurgeExecutions','02ec9524-e752-4b64-97a5-3b0f9977e8bf','',NULL,'{"executionIds":[7,8],"closedBefore":1795414106119}',200,NULL,0,1,1036287556020785686);
INSERT INTO "api_calls" VALUES(132,1795414106153,'PurgeExecutions','4311d4a7-1bc2-47b0-9fe6-6c59ffb3968b','',NULL,'{"executionIds":[7,8],"closedBefore":1795414106119}',200,NULL,0,1,1250039650949362506);
INSERT INTO "api_calls" VALUES(133,1795414106159,'StartExecution','289b7087-d109-47dc-a896-c511394379b6','','arn:aws:states:us-east-1:123456789012:stateMachine:one','{"stateMachineArn":"arn:aws:states:us-east-1:123456789012:stateMachine:one","name":"retrying"}',200,NULL,0,1,9106179596358059333);
INSERT INTO "api_calls" VALUES(135,1795414106160,'GetActivityTask','1225a118-08f3-4cc9-82a8-afeb788d15c9','','arn:aws:states:us-east-1:123456789012:activity:ship','{"activityArn":"arn:aws:states:us-east-1:123456789012:activity:ship","workerName":"w"}',200,NULL,0,1,-8528377971120355625);
INSERT INTO "api_calls" VALUES(136,1795414106160,'SendTaskFailure','e04f6cfe-535d-4b1b-8833-9412ca69b53b','',NULL,'{"taskToken":"AQAAAAAAAAAAAAoAAAAAAAAAAy-N5fZ7tQVB2ztaTrvq-LFJukPOZ_8blUyVXJkZuNXK","error":"Busy"}',200,NULL,0,1,-2311316430023814315);
INSERT INTO "api_calls" VALUES(137,1795414106161,'StartExecution','022da666-b8e6-4a23-8734-acf918114ab6','','arn:aws:states:us-east-1:123456789012:stateMachine:one','{"stateMachineArn":"arn:aws:states:us-east-1:123456789012:stateMachine:one","name":"assigned"}',200,NULL,0,1,6235760648664957367);
INSERT INTO "api_calls" VALUES(139,1795414106162,'GetActivityTask','8bfa4b5b-f6bc-4c7e-bda5-fd9e7ec6c1e3','','arn:aws:states:us-east-1:123456789012:activity:ship','{"activityArn":"arn:aws:states:us-east-1:123456789012:activity:ship","workerName":"w"}',200,NULL,0,1,-7767746865281380810);
INSERT INTO "api_calls" VALUES(140,1795414106162,'SendTaskHeartbeat','b892ca20-94af-4365-a739-80ed826008ee','',NULL,'{"taskToken":"AQAAAAAAAAAAAAsAAAAAAAAAAz4_aTAMusH4jWKLqLDz_-T67OIe6hRe9uR2HfxGNJQW"}',200,NULL,0,1,266473398578785646);
INSERT INTO "api_calls" VALUES(141,1795414106162,'StartExecution','79f8dde4-0d39-4a1f-a226-877e5f06aba3','','arn:aws:states:us-east-1:123456789012:stateMachine:pair','{"stateMachineArn":"arn:aws:states:us-east-1:123456789012:stateMachine:pair","name":"pair"}',200,NULL,1000,1,-2170484745997973703);
INSERT INTO "api_calls" VALUES(143,1795414106163,'GetActivityTask','cf3243e5-cedf-4030-bdc1-ba9060ba9675','','arn:aws:states:us-east-1:123456789012:activity:ship','{"activityArn":"arn:aws:states:us-east-1:123456789012:activity:ship","workerName":"w"}',200,NULL,0,1,-5061572793794706388);
INSERT INTO "api_calls" VALUES(144,1795414106164,'StartExecution','2a674d70-61a0-409e-8538-7f931e3c1b6d','','arn:aws:states:us-east-1:123456789012:stateMachine:many','{"stateMachineArn":"arn:aws:states:us-east-1:123456789012:stateMachine:many","name":"many"}',200,NULL,0,1,7732135097825254102);
INSERT INTO "api_calls" VALUES(146,1795414106164,'GetActivityTask','8bea87c2-2d7d-4d36-aefe-ab2cd1033518','','arn:aws:states:us-east-1:123456789012:activity:ship','{"activityArn":"arn:aws:states:us-east-1:123456789012:activity:ship","workerName":"w"}',200,NULL,0,1,-5165103189985788874);
INSERT INTO "api_calls" VALUES(147,1795414106165,'StartExecution','bd221a16-b54c-4acd-97bf-23d4c12bab9c','','arn:aws:states:us-east-1:123456789012:stateMachine:one','{"stateMachineArn":"arn:aws:states:us-east-1:123456789012:stateMachine:one","name":"queued"}',200,NULL,0,1,1433500731312969445);
INSERT INTO "api_calls" VALUES(148,1795414106165,'StartExecution','f7632091-3882-429e-806e-b5b57e7998d8','','arn:aws:states:us-east-1:123456789012:stateMachine:sleep','{"stateMachineArn":"arn:aws:states:us-east-1:123456789012:stateMachine:sleep","name":"asleep"}',200,NULL,0,1,-4183324644280037053);
INSERT INTO "api_calls" VALUES(149,1795414106166,'StartExecution','a478dfa0-df14-46b4-b4d4-79b7b4575b68','','arn:aws:states:us-east-1:123456789012:stateMachine:until','{"stateMachineArn":"arn:aws:states:us-east-1:123456789012:stateMachine:until","name":"until"}',200,NULL,0,1,-6433365229167035772);
INSERT INTO "api_calls" VALUES(150,1795414106167,'GetExecutionHistory','a41e2c28-35ed-4002-868a-76dc2c71312f','','arn:aws:states:us-east-1:123456789012:execution:tour:done','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:done"}',200,NULL,353,1,-2882179016589940745);
INSERT INTO "api_calls" VALUES(151,1795414106167,'DescribeExecution','122adfaa-4d11-465b-bf95-3e6acba88e83','','arn:aws:states:us-east-1:123456789012:execution:tour:done','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:done"}',200,NULL,98,1,7433632714165638317);
INSERT INTO "api_calls" VALUES(152,1795414106168,'GetExecutionHistory','65bc6bb2-851d-4748-ba6b-9770d0b6fc13','','arn:aws:states:us-east-1:123456789012:execution:tour:caught','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:caught"}',200,NULL,170,1,-1369709124672857709);
INSERT INTO "api_calls" VALUES(153,1795414106168,'DescribeExecution','a7c72b70-a4b2-4732-9d7b-e7c1929ba861','','arn:aws:states:us-east-1:123456789012:execution:tour:caught','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:caught"}',200,NULL,52,1,-2793964019930687076);
INSERT INTO "api_calls" VALUES(154,1795414106168,'GetExecutionHistory','61ae626f-89ed-480e-8672-6f2386040a14','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,188,1,-6794381618992819448);
INSERT INTO "api_calls" VALUES(155,1795414106169,'DescribeExecution','59bb3567-8047-40ee-babe-e5b569241b90','','arn:aws:states:us-east-1:123456789012:execution:tour:failed','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:tour:failed"}',200,NULL,95,1,877535546905679182);
INSERT INTO "api_calls" VALUES(156,1795414106169,'GetExecutionHistory','71e6bebf-6695-478a-bd8d-16371812a4e2','','arn:aws:states:us-east-1:123456789012:execution:short:timed-out','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:short:timed-out"}',200,NULL,58,1,6461365356231983637);
INSERT INTO "api_calls" VALUES(157,1795414106170,'DescribeExecution','24144bf2-48e3-49ba-8421-a632e4aac855','','arn:aws:states:us-east-1:123456789012:execution:short:timed-out','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:short:timed-out"}',200,NULL,74,1,4924303641337734176);
INSERT INTO "api_calls" VALUES(158,1795414106170,'GetExecutionHistory','a9b1b1f9-6ed0-430b-b4be-557b2d3a6573','','arn:aws:states:us-east-1:123456789012:execution:sleep:aborted','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:sleep:aborted"}',200,NULL,104,1,4192097241976755604);
INSERT INTO "api_calls" VALUES(159,1795414106170,'DescribeExecution','971e0dbc-503f-4a0b-b0db-884ffea51c20','','arn:aws:states:us-east-1:123456789012:execution:sleep:aborted','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:sleep:aborted"}',200,NULL,75,1,5539896445979821554);
INSERT INTO "api_calls" VALUES(160,1795414106171,'GetExecutionHistory','030f3bee-8ce5-4cd2-aaf3-335e3b8d98d5','','arn:aws:states:us-east-1:123456789012:execution:one:retrying','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:one:retrying"}',200,NULL,76,1,3496696516470369281);
INSERT INTO "api_calls" VALUES(161,1795414106171,'DescribeExecution','22552d1b-9c8e-4dad-8c0e-deb9981cd8c8','','arn:aws:states:us-east-1:123456789012:execution:one:retrying','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:one:retrying"}',200,NULL,90,1,6329147513685910570);
INSERT INTO "api_calls" VALUES(162,1795414106171,'GetExecutionHistory','ef8694a7-aaf8-4550-8693-56e862fb5ed5','','arn:aws:states:us-east-1:123456789012:execution:one:assigned','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:one:assigned"}',200,NULL,128,1,2155950880466120672);
INSERT INTO "api_calls" VALUES(163,1795414106172,'DescribeExecution','3f9cc5e5-79b8-4aaf-947f-26f0899dbb6a','','arn:aws:states:us-east-1:123456789012:execution:one:assigned','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:one:assigned"}',200,NULL,49,1,5255673666282321271);
INSERT INTO "api_calls" VALUES(164,1795414106172,'GetExecutionHistory','d106b56e-674f-4afa-952e-87b264934fd9','','arn:aws:states:us-east-1:123456789012:execution:pair:pair','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:pair:pair"}',200,NULL,70,1,1634998597958812411);
INSERT INTO "api_calls" VALUES(165,1795414106172,'DescribeExecution','e2a5e3d1-8502-4ac6-ba6c-c875252f63cf','','arn:aws:states:us-east-1:123456789012:execution:pair:pair','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:pair:pair"}',200,NULL,39,1,-6868233053441749304);
INSERT INTO "api_calls" VALUES(166,1795414106172,'GetExecutionHistory','e9855be1-fbfa-46cc-acbc-6bf6e9e04e9c','','arn:aws:states:us-east-1:123456789012:execution:many:many','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:many:many"}',200,NULL,120,1,4233077097006010963);
INSERT INTO "api_calls" VALUES(167,1795414106173,'DescribeExecution','3cb2b616-a2f0-423b-8739-c2061bcfdf42','','arn:aws:states:us-east-1:123456789012:execution:many:many','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:many:many"}',200,NULL,63,1,3067379545373122128);
INSERT INTO "api_calls" VALUES(168,1795414106173,'GetExecutionHistory','a1d873a6-91d5-46cf-8d7b-329a1d1e8a79','','arn:aws:states:us-east-1:123456789012:execution:one:queued','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:one:queued"}',200,NULL,97,1,-4797604668441297817);
INSERT INTO "api_calls" VALUES(169,1795414106173,'DescribeExecution','3bc92f0e-e368-4ec7-8ce5-52ec71f057e8','','arn:aws:states:us-east-1:123456789012:execution:one:queued','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:one:queued"}',200,NULL,41,1,-1582535782244234050);
INSERT INTO "api_calls" VALUES(170,1795414106174,'GetExecutionHistory','069b3583-3fbe-4070-87c1-6d931167d1dc','','arn:aws:states:us-east-1:123456789012:execution:sleep:asleep','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:sleep:asleep"}',200,NULL,74,1,1495916702730463620);
INSERT INTO "api_calls" VALUES(171,1795414106174,'DescribeExecution','f4de80c5-75d9-4a68-aa49-c2b49615d587','','arn:aws:states:us-east-1:123456789012:execution:sleep:asleep','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:sleep:asleep"}',200,NULL,64,1,-6657150721433644084);
INSERT INTO "api_calls" VALUES(172,1795414106174,'GetExecutionHistory','84f29b28-6fce-48c2-99ab-9c4e0c0eee63','','arn:aws:states:us-east-1:123456789012:execution:until:until','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:until:until"}',200,NULL,57,1,9140532498389055579);
INSERT INTO "api_calls" VALUES(173,1795414106175,'DescribeExecution','f0fe5f53-346d-4191-90c2-69c8ba907187','','arn:aws:states:us-east-1:123456789012:execution:until:until','{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:until:until"}',200,NULL,73,1,-5927842180725726687);
INSERT INTO "api_calls" VALUES(174,1795414106388,'StartExecution','3cabbebb-18a3-4bfb-9283-390bb796b7e1','','arn:aws:states:us-east-1:123456789012:stateMachine:sleep','{"stateMachineArn":"arn:aws:states:us-east-1:123456789012:stateMachine:sleep","name":"after-the-checkpoint"}',200,NULL,0,1,6760683856789421930);
CREATE TABLE executions (
  execution_id        INTEGER PRIMARY KEY,
  state_machine_id    INTEGER NOT NULL,
  revision            INTEGER NOT NULL,
  name                TEXT NOT NULL,
  status              TEXT NOT NULL CHECK (status = 'RUNNING' OR status = 'SUCCEEDED' OR status = 'FAILED' OR status = 'TIMED_OUT' OR status = 'ABORTED'),
  started_at          INTEGER NOT NULL,
  closed_at           INTEGER,
  closing_seq         INTEGER,  -- row of the closing event
  parent_execution_id INTEGER,  -- nested executions and Map Run children
  parent_seq          INTEGER,
  redrive_count       INTEGER NOT NULL
) STRICT;
INSERT INTO "executions" VALUES(1,1,1,'done','SUCCEEDED',1795414102099,1795414104103,39,NULL,NULL,0);
INSERT INTO "executions" VALUES(2,1,1,'caught','SUCCEEDED',1795414104105,1795414105107,35,NULL,NULL,0);
INSERT INTO "executions" VALUES(3,1,1,'failed','FAILED',1795414105108,1795414106108,29,NULL,NULL,0);
INSERT INTO "executions" VALUES(4,2,1,'timed-out','TIMED_OUT',1795414105109,1795414106109,3,NULL,NULL,0);
INSERT INTO "executions" VALUES(5,3,1,'aborted','ABORTED',1795414105110,1795414105110,3,NULL,NULL,0);
INSERT INTO "executions" VALUES(6,8,1,'of-gone','SUCCEEDED',1795414105112,1795414105112,4,NULL,NULL,0);
INSERT INTO "executions" VALUES(9,9,1,'trash-2','SUCCEEDED',1795414106120,1795414106120,4,NULL,NULL,0);
INSERT INTO "executions" VALUES(10,5,1,'retrying','RUNNING',1795414106159,NULL,NULL,NULL,NULL,0);
INSERT INTO "executions" VALUES(11,5,1,'assigned','RUNNING',1795414106161,NULL,NULL,NULL,NULL,0);
INSERT INTO "executions" VALUES(12,7,1,'pair','RUNNING',1795414106162,NULL,NULL,NULL,NULL,0);
INSERT INTO "executions" VALUES(13,6,1,'many','RUNNING',1795414106164,NULL,NULL,NULL,NULL,0);
INSERT INTO "executions" VALUES(14,5,1,'queued','RUNNING',1795414106165,NULL,NULL,NULL,NULL,0);
INSERT INTO "executions" VALUES(15,3,1,'asleep','RUNNING',1795414106165,NULL,NULL,NULL,NULL,0);
INSERT INTO "executions" VALUES(16,4,1,'until','RUNNING',1795414106166,NULL,NULL,NULL,NULL,0);
INSERT INTO "executions" VALUES(17,3,1,'after-the-checkpoint','RUNNING',1795414106388,NULL,NULL,NULL,NULL,0);
CREATE TABLE history_events (
  position          INTEGER PRIMARY KEY,  -- global order, shared with registry_events; may have gaps
  execution_id      INTEGER NOT NULL,
  seq               INTEGER NOT NULL,     -- 1, 2, 3, ... within the execution, without gaps
  event_id          INTEGER,              -- as GetExecutionHistory shows it; NULL: an internal event
  previous_event_id INTEGER,
  recorded_at       INTEGER NOT NULL,     -- never goes back within an execution
  type              TEXT NOT NULL,        -- PassStateEntered, ...; docs/database.md lists them
  version           INTEGER NOT NULL,     -- of the encoding of this type
  branch            INTEGER NOT NULL,     -- thread of control: 0 the root, others Parallel branches
  state             TEXT,                 -- state name, where there is one
  payload           TEXT,                 -- input, output, parameters or result: JSON text as it came
  payload_seq       INTEGER,              -- instead of payload: the same text as in that earlier row
  details           TEXT,                 -- the other members AWS shows: JSON object
  private           TEXT,                 -- what recovery needs and AWS does not show: JSON object
  call_id           INTEGER,              -- the row of api_calls that caused it
  checksum          INTEGER NOT NULL
) STRICT;
INSERT INTO "history_events" VALUES(9,1,1,1,0,1795414102099,'ExecutionStarted',1,0,NULL,'{"n": 7, "items": [{"n": 1}, {"n": 2}, {"n": 3}]}',NULL,'{"roleArn":"arn:aws:iam::123456789012:role/stepwell"}','{"name":"done","stateMachineId":1,"revision":1,"deadline":1826950102099,"startAt":"Both","evaluator":1}',9,-4603615648411754715);
INSERT INTO "history_events" VALUES(10,1,2,2,0,1795414102099,'ParallelStateEntered',1,0,'Both',NULL,1,NULL,NULL,9,6608134668962543601);
INSERT INTO "history_events" VALUES(11,1,3,3,2,1795414102099,'ParallelStateStarted',1,0,'Both',NULL,1,NULL,'{"firstBranch":1,"startAt":["Left","Right"]}',9,6119951778286707984);
INSERT INTO "history_events" VALUES(12,1,4,4,3,1795414102099,'PassStateEntered',1,1,'Left',NULL,1,NULL,NULL,9,-732151859149014141);
INSERT INTO "history_events" VALUES(13,1,5,5,4,1795414102099,'PassStateExited',1,1,'Left',NULL,1,'{"assignedVariables":{"side":7}}',NULL,9,4113190914220495181);
INSERT INTO "history_events" VALUES(14,1,6,6,3,1795414102099,'WaitStateEntered',1,2,'Right',NULL,1,NULL,'{"waitUntil":1795414103099}',9,329935549886654578);
INSERT INTO "history_events" VALUES(15,1,7,7,6,1795414103099,'WaitStateExited',1,2,'Right',NULL,1,NULL,NULL,NULL,2925602218757871956);
INSERT INTO "history_events" VALUES(16,1,8,8,7,1795414103099,'ParallelStateSucceeded',1,0,'Both',NULL,NULL,NULL,NULL,NULL,1979181930504524714);
INSERT INTO "history_events" VALUES(17,1,9,9,7,1795414103099,'ParallelStateExited',1,0,'Both','{"n":7,"items":[{"n":1},{"n":2},{"n":3}],"both":[{"n":7,"items":[{"n":1},{"n":2},{"n":3}]},{"n":7,"items":[{"n":1},{"n":2},{"n":3}]}]}',NULL,NULL,'{"next":"Each"}',NULL,2625614506893297730);
INSERT INTO "history_events" VALUES(18,1,10,10,9,1795414103099,'MapStateEntered',1,0,'Each',NULL,9,NULL,NULL,NULL,5357755490619942048);
INSERT INTO "history_events" VALUES(19,1,11,11,10,1795414103099,'MapStateStarted',1,0,'Each',NULL,9,'{"length":3}','{"items":[{"n":1},{"n":2},{"n":3}],"slots":40}',NULL,-3903909739608627882);
INSERT INTO "history_events" VALUES(20,1,12,12,11,1795414103099,'MapIterationStarted',1,3,'Each','{"n":1}',NULL,'{"index":0}','{"parent":0,"startAt":"Double"}',NULL,-7694446457966754862);
INSERT INTO "history_events" VALUES(21,1,13,13,11,1795414103099,'MapIterationStarted',1,4,'Each','{"n":2}',NULL,'{"index":1}','{"parent":0,"startAt":"Double"}',NULL,-5118627421938480973);
INSERT INTO "history_events" VALUES(22,1,14,14,11,1795414103099,'MapIterationStarted',1,5,'Each','{"n":3}',NULL,'{"index":2}','{"parent":0,"startAt":"Double"}',NULL,-525928677321790580);
INSERT INTO "history_events" VALUES(23,1,15,15,12,1795414103099,'PassStateEntered',1,3,'Double',NULL,12,NULL,NULL,NULL,8634245127237585658);
INSERT INTO "history_events" VALUES(24,1,16,16,15,1795414103099,'PassStateExited',1,3,'Double','{"twice":2}',NULL,NULL,NULL,NULL,6969671107682142133);
INSERT INTO "history_events" VALUES(25,1,17,17,16,1795414103099,'MapIterationSucceeded',1,3,'Each',NULL,NULL,'{"index":0}',NULL,NULL,-6592331181099204714);
INSERT INTO "history_events" VALUES(26,1,18,18,13,1795414103099,'PassStateEntered',1,4,'Double',NULL,13,NULL,NULL,NULL,1024176797204672276);
INSERT INTO "history_events" VALUES(27,1,19,19,18,1795414103099,'PassStateExited',1,4,'Double','{"twice":4}',NULL,NULL,NULL,NULL,2589048233881943423);
INSERT INTO "history_events" VALUES(28,1,20,20,19,1795414103099,'MapIterationSucceeded',1,4,'Each',NULL,NULL,'{"index":1}',NULL,NULL,-5077089480287121171);
INSERT INTO "history_events" VALUES(29,1,21,21,14,1795414103099,'PassStateEntered',1,5,'Double',NULL,14,NULL,NULL,NULL,8947544726256103984);
INSERT INTO "history_events" VALUES(30,1,22,22,21,1795414103099,'PassStateExited',1,5,'Double','{"twice":6}',NULL,NULL,NULL,NULL,-868470906985752687);
INSERT INTO "history_events" VALUES(31,1,23,23,22,1795414103099,'MapIterationSucceeded',1,5,'Each',NULL,NULL,'{"index":2}',NULL,NULL,-7231145766360258332);
INSERT INTO "history_events" VALUES(32,1,24,24,23,1795414103099,'MapStateSucceeded',1,0,'Each',NULL,NULL,NULL,NULL,NULL,1378096770643852784);
INSERT INTO "history_events" VALUES(33,1,25,25,23,1795414103099,'MapStateExited',1,0,'Each','{"n":7,"items":[{"n":1},{"n":2},{"n":3}],"both":[{"n":7,"items":[{"n":1},{"n":2},{"n":3}]},{"n":7,"items":[{"n":1},{"n":2},{"n":3}]}],"each":[{"twice":2},{"twice":4},{"twice":6}]}',NULL,NULL,'{"next":"Ask"}',NULL,-2595694210919520019);
INSERT INTO "history_events" VALUES(34,1,26,26,25,1795414103099,'ChoiceStateEntered',1,0,'Ask',NULL,25,NULL,NULL,NULL,8414915380249683982);
INSERT INTO "history_events" VALUES(35,1,27,27,26,1795414103099,'ChoiceStateExited',1,0,'Ask',NULL,25,NULL,'{"next":"Ship"}',NULL,560875173605866828);
INSERT INTO "history_events" VALUES(36,1,28,28,27,1795414103099,'TaskStateEntered',1,0,'Ship',NULL,25,NULL,NULL,NULL,5716732229382451835);
INSERT INTO "history_events" VALUES(37,1,29,29,28,1795414103099,'ActivityScheduled',1,0,'Ship',NULL,25,'{"resource":"arn:aws:states:us-east-1:123456789012:activity:ship","timeoutInSeconds":80000000,"heartbeatInSeconds":600}','{"activityId":1}',NULL,-9167896469950207008);
INSERT INTO "history_events" VALUES(38,1,30,30,29,1795414103099,'ActivityStarted',1,0,NULL,NULL,NULL,'{"workerName":"w"}','{"task":29,"nonce":"OhOCM_wYP8nAmbirdouWOg","timeoutAt":1875414103099}',11,-7662075768977260107);
INSERT INTO "history_events" VALUES(39,1,31,31,30,1795414103101,'ActivityFailed',1,0,NULL,NULL,NULL,'{"error":"Busy","cause":"as told"}','{"task":29}',12,2996028127917923749);
INSERT INTO "history_events" VALUES(40,1,32,NULL,NULL,1795414103101,'RetryScheduled',1,0,'Ship',NULL,NULL,NULL,'{"retrier":0,"attempt":1,"dueAt":1795414104101,"after":31,"error":"Busy"}',12,-8502029916848738294);
INSERT INTO "history_events" VALUES(41,1,33,32,31,1795414104102,'ActivityScheduled',1,0,'Ship',NULL,25,'{"resource":"arn:aws:states:us-east-1:123456789012:activity:ship","timeoutInSeconds":80000000,"heartbeatInSeconds":600}','{"activityId":1}',NULL,-8709965666980505955);
INSERT INTO "history_events" VALUES(42,1,34,33,32,1795414104102,'ActivityStarted',1,0,NULL,NULL,NULL,'{"workerName":"w"}','{"task":33,"nonce":"2X0fA4OD5lZVkNBhHySaCw","timeoutAt":1875414104102}',14,9097934028688606992);
INSERT INTO "history_events" VALUES(43,1,35,34,33,1795414104103,'ActivitySucceeded',1,0,NULL,'{"shipped":true}',NULL,NULL,'{"task":33}',15,-9060962706595777105);
INSERT INTO "history_events" VALUES(44,1,36,35,34,1795414104103,'TaskStateExited',1,0,'Ship',NULL,35,NULL,'{"next":"Done"}',15,-6256078157773657169);
INSERT INTO "history_events" VALUES(45,1,37,36,35,1795414104103,'SucceedStateEntered',1,0,'Done',NULL,35,NULL,NULL,15,-2531173348178386427);
INSERT INTO "history_events" VALUES(46,1,38,37,36,1795414104103,'SucceedStateExited',1,0,'Done',NULL,35,NULL,NULL,15,-8113045700040463365);
INSERT INTO "history_events" VALUES(47,1,39,38,37,1795414104103,'ExecutionSucceeded',1,0,NULL,NULL,35,NULL,NULL,15,1401117294465507433);
INSERT INTO "history_events" VALUES(48,2,1,1,0,1795414104105,'ExecutionStarted',1,0,NULL,'{"n": 7, "items": [{"n": 1}, {"n": 2}, {"n": 3}]}',NULL,'{"roleArn":"arn:aws:iam::123456789012:role/stepwell"}','{"name":"caught","stateMachineId":1,"revision":1,"deadline":1826950104105,"startAt":"Both","evaluator":1}',16,-3027278727979920285);
INSERT INTO "history_events" VALUES(49,2,2,2,0,1795414104105,'ParallelStateEntered',1,0,'Both',NULL,1,NULL,NULL,16,7550236200944933280);
INSERT INTO "history_events" VALUES(50,2,3,3,2,1795414104105,'ParallelStateStarted',1,0,'Both',NULL,1,NULL,'{"firstBranch":1,"startAt":["Left","Right"]}',16,5384822750886270167);
INSERT INTO "history_events" VALUES(51,2,4,4,3,1795414104105,'PassStateEntered',1,1,'Left',NULL,1,NULL,NULL,16,4023889995852675328);
INSERT INTO "history_events" VALUES(52,2,5,5,4,1795414104105,'PassStateExited',1,1,'Left',NULL,1,'{"assignedVariables":{"side":7}}',NULL,16,2377866905683108899);
INSERT INTO "history_events" VALUES(53,2,6,6,3,1795414104105,'WaitStateEntered',1,2,'Right',NULL,1,NULL,'{"waitUntil":1795414105105}',16,3922372283758013748);
INSERT INTO "history_events" VALUES(54,2,7,7,6,1795414105106,'WaitStateExited',1,2,'Right',NULL,1,NULL,NULL,NULL,-4168772263773000187);
INSERT INTO "history_events" VALUES(55,2,8,8,7,1795414105106,'ParallelStateSucceeded',1,0,'Both',NULL,NULL,NULL,NULL,NULL,-3301850725951826055);
INSERT INTO "history_events" VALUES(56,2,9,9,7,1795414105106,'ParallelStateExited',1,0,'Both','{"n":7,"items":[{"n":1},{"n":2},{"n":3}],"both":[{"n":7,"items":[{"n":1},{"n":2},{"n":3}]},{"n":7,"items":[{"n":1},{"n":2},{"n":3}]}]}',NULL,NULL,'{"next":"Each"}',NULL,-500677444821999519);
INSERT INTO "history_events" VALUES(57,2,10,10,9,1795414105106,'MapStateEntered',1,0,'Each',NULL,9,NULL,NULL,NULL,7319772586795293880);
INSERT INTO "history_events" VALUES(58,2,11,11,10,1795414105106,'MapStateStarted',1,0,'Each',NULL,9,'{"length":3}','{"items":[{"n":1},{"n":2},{"n":3}],"slots":40}',NULL,1842505325099704597);
INSERT INTO "history_events" VALUES(59,2,12,12,11,1795414105106,'MapIterationStarted',1,3,'Each','{"n":1}',NULL,'{"index":0}','{"parent":0,"startAt":"Double"}',NULL,3460536026665993922);
INSERT INTO "history_events" VALUES(60,2,13,13,11,1795414105106,'MapIterationStarted',1,4,'Each','{"n":2}',NULL,'{"index":1}','{"parent":0,"startAt":"Double"}',NULL,-3133862827981549277);
INSERT INTO "history_events" VALUES(61,2,14,14,11,1795414105106,'MapIterationStarted',1,5,'Each','{"n":3}',NULL,'{"index":2}','{"parent":0,"startAt":"Double"}',NULL,257641035575320205);
INSERT INTO "history_events" VALUES(62,2,15,15,12,1795414105106,'PassStateEntered',1,3,'Double',NULL,12,NULL,NULL,NULL,4164366987809316559);
INSERT INTO "history_events" VALUES(63,2,16,16,15,1795414105106,'PassStateExited',1,3,'Double','{"twice":2}',NULL,NULL,NULL,NULL,6575974564541395024);
INSERT INTO "history_events" VALUES(64,2,17,17,16,1795414105106,'MapIterationSucceeded',1,3,'Each',NULL,NULL,'{"index":0}',NULL,NULL,1841224907045203636);
INSERT INTO "history_events" VALUES(65,2,18,18,13,1795414105106,'PassStateEntered',1,4,'Double',NULL,13,NULL,NULL,NULL,-6043206249394745203);
INSERT INTO "history_events" VALUES(66,2,19,19,18,1795414105106,'PassStateExited',1,4,'Double','{"twice":4}',NULL,NULL,NULL,NULL,3516831552741850050);
INSERT INTO "history_events" VALUES(67,2,20,20,19,1795414105106,'MapIterationSucceeded',1,4,'Each',NULL,NULL,'{"index":1}',NULL,NULL,-6208525921333233724);
INSERT INTO "history_events" VALUES(68,2,21,21,14,1795414105106,'PassStateEntered',1,5,'Double',NULL,14,NULL,NULL,NULL,-5996306175609484648);
INSERT INTO "history_events" VALUES(69,2,22,22,21,1795414105106,'PassStateExited',1,5,'Double','{"twice":6}',NULL,NULL,NULL,NULL,-8138115799239964643);
INSERT INTO "history_events" VALUES(70,2,23,23,22,1795414105106,'MapIterationSucceeded',1,5,'Each',NULL,NULL,'{"index":2}',NULL,NULL,-3962785500580007529);
INSERT INTO "history_events" VALUES(71,2,24,24,23,1795414105106,'MapStateSucceeded',1,0,'Each',NULL,NULL,NULL,NULL,NULL,-3229076617634491897);
INSERT INTO "history_events" VALUES(72,2,25,25,23,1795414105106,'MapStateExited',1,0,'Each','{"n":7,"items":[{"n":1},{"n":2},{"n":3}],"both":[{"n":7,"items":[{"n":1},{"n":2},{"n":3}]},{"n":7,"items":[{"n":1},{"n":2},{"n":3}]}],"each":[{"twice":2},{"twice":4},{"twice":6}]}',NULL,NULL,'{"next":"Ask"}',NULL,-6447070216096485091);
INSERT INTO "history_events" VALUES(73,2,26,26,25,1795414105106,'ChoiceStateEntered',1,0,'Ask',NULL,25,NULL,NULL,NULL,248948228684418796);
INSERT INTO "history_events" VALUES(74,2,27,27,26,1795414105106,'ChoiceStateExited',1,0,'Ask',NULL,25,NULL,'{"next":"Ship"}',NULL,8503274680866878717);
INSERT INTO "history_events" VALUES(75,2,28,28,27,1795414105106,'TaskStateEntered',1,0,'Ship',NULL,25,NULL,NULL,NULL,-8363678140392293701);
INSERT INTO "history_events" VALUES(76,2,29,29,28,1795414105106,'ActivityScheduled',1,0,'Ship',NULL,25,'{"resource":"arn:aws:states:us-east-1:123456789012:activity:ship","timeoutInSeconds":80000000,"heartbeatInSeconds":600}','{"activityId":1}',NULL,-4013737408033314784);
INSERT INTO "history_events" VALUES(77,2,30,30,29,1795414105106,'ActivityStarted',1,0,NULL,NULL,NULL,'{"workerName":"w"}','{"task":29,"nonce":"vVuw9fTrpt8QeeMNpYjNkg","timeoutAt":1875414105106}',18,-2486808805716400072);
INSERT INTO "history_events" VALUES(78,2,31,31,30,1795414105107,'ActivityFailed',1,0,NULL,NULL,NULL,'{"error":"Broken","cause":"as told"}','{"task":29}',19,-7594278791049811478);
INSERT INTO "history_events" VALUES(79,2,32,32,31,1795414105107,'TaskStateExited',1,0,'Ship','{"Error":"Broken","Cause":"as told"}',NULL,NULL,'{"next":"Fallback"}',19,-4088326156139390833);
INSERT INTO "history_events" VALUES(80,2,33,33,32,1795414105107,'PassStateEntered',1,0,'Fallback',NULL,32,NULL,NULL,19,-9202760705476599388);
INSERT INTO "history_events" VALUES(81,2,34,34,33,1795414105107,'PassStateExited',1,0,'Fallback','"given up"',NULL,NULL,NULL,19,346717180585220677);
INSERT INTO "history_events" VALUES(82,2,35,35,34,1795414105107,'ExecutionSucceeded',1,0,NULL,NULL,34,NULL,NULL,19,-6633532316748337763);
INSERT INTO "history_events" VALUES(83,3,1,1,0,1795414105108,'ExecutionStarted',1,0,NULL,'{"n": 2, "items": [{"n": 1}, {"n": 2}, {"n": 3}]}',NULL,'{"roleArn":"arn:aws:iam::123456789012:role/stepwell"}','{"name":"failed","stateMachineId":1,"revision":1,"deadline":1826950105108,"startAt":"Both","evaluator":1}',20,-1355948207800328212);
INSERT INTO "history_events" VALUES(84,3,2,2,0,1795414105108,'ParallelStateEntered',1,0,'Both',NULL,1,NULL,NULL,20,3939577096438954307);
INSERT INTO "history_events" VALUES(85,3,3,3,2,1795414105108,'ParallelStateStarted',1,0,'Both',NULL,1,NULL,'{"firstBranch":1,"startAt":["Left","Right"]}',20,-3554295789133352972);
INSERT INTO "history_events" VALUES(86,3,4,4,3,1795414105108,'PassStateEntered',1,1,'Left',NULL,1,NULL,NULL,20,1522698486293079432);
INSERT INTO "history_events" VALUES(87,3,5,5,4,1795414105108,'PassStateExited',1,1,'Left',NULL,1,'{"assignedVariables":{"side":2}}',NULL,20,-4012851668377501988);
INSERT INTO "history_events" VALUES(88,3,6,6,3,1795414105108,'WaitStateEntered',1,2,'Right',NULL,1,NULL,'{"waitUntil":1795414106108}',20,2243695138143588135);
INSERT INTO "history_events" VALUES(89,4,1,1,0,1795414105109,'ExecutionStarted',1,0,NULL,'{}',NULL,'{"roleArn":"arn:aws:iam::123456789012:role/stepwell"}','{"name":"timed-out","stateMachineId":2,"revision":1,"deadline":1795414106109,"startAt":"Long","evaluator":1}',21,4103168074365688108);
INSERT INTO "history_events" VALUES(90,4,2,2,0,1795414105109,'WaitStateEntered',1,0,'Long',NULL,1,NULL,'{"waitUntil":1795414165109}',21,5394111546355450363);
INSERT INTO "history_events" VALUES(91,5,1,1,0,1795414105110,'ExecutionStarted',1,0,NULL,'{}',NULL,'{"roleArn":"arn:aws:iam::123456789012:role/stepwell"}','{"name":"aborted","stateMachineId":3,"revision":1,"deadline":1826950105110,"startAt":"Later","evaluator":1}',22,-3665969167115670286);
INSERT INTO "history_events" VALUES(92,5,2,2,0,1795414105110,'WaitStateEntered',1,0,'Later',NULL,1,NULL,'{"waitUntil":1795414145110}',22,4400912038718007309);
INSERT INTO "history_events" VALUES(93,5,3,3,0,1795414105110,'ExecutionAborted',1,0,NULL,NULL,NULL,'{"error":"No","cause":"not wanted"}',NULL,23,874941502530395337);
INSERT INTO "history_events" VALUES(95,6,1,1,0,1795414105112,'ExecutionStarted',1,0,NULL,'{}',NULL,'{"roleArn":"arn:aws:iam::123456789012:role/stepwell"}','{"name":"of-gone","stateMachineId":8,"revision":1,"deadline":1826950105112,"startAt":"A","evaluator":1}',25,-2034115567535497276);
INSERT INTO "history_events" VALUES(96,6,2,2,0,1795414105112,'PassStateEntered',1,0,'A',NULL,1,NULL,NULL,25,895751677140738520);
INSERT INTO "history_events" VALUES(97,6,3,3,2,1795414105112,'PassStateExited',1,0,'A',NULL,1,NULL,NULL,25,4853131214769657547);
INSERT INTO "history_events" VALUES(98,6,4,4,3,1795414105112,'ExecutionSucceeded',1,0,NULL,NULL,1,NULL,NULL,25,-374691383198855534);
INSERT INTO "history_events" VALUES(101,3,7,7,6,1795414106108,'WaitStateExited',1,2,'Right',NULL,1,NULL,NULL,NULL,7143163504958156081);
INSERT INTO "history_events" VALUES(102,3,8,8,7,1795414106108,'ParallelStateSucceeded',1,0,'Both',NULL,NULL,NULL,NULL,NULL,5152206739951129334);
INSERT INTO "history_events" VALUES(103,3,9,9,7,1795414106108,'ParallelStateExited',1,0,'Both','{"n":2,"items":[{"n":1},{"n":2},{"n":3}],"both":[{"n":2,"items":[{"n":1},{"n":2},{"n":3}]},{"n":2,"items":[{"n":1},{"n":2},{"n":3}]}]}',NULL,NULL,'{"next":"Each"}',NULL,-5025974640264884308);
INSERT INTO "history_events" VALUES(104,3,10,10,9,1795414106108,'MapStateEntered',1,0,'Each',NULL,9,NULL,NULL,NULL,-4067859982719783357);
INSERT INTO "history_events" VALUES(105,3,11,11,10,1795414106108,'MapStateStarted',1,0,'Each',NULL,9,'{"length":3}','{"items":[{"n":1},{"n":2},{"n":3}],"slots":40}',NULL,-5324437128205757545);
INSERT INTO "history_events" VALUES(106,3,12,12,11,1795414106108,'MapIterationStarted',1,3,'Each','{"n":1}',NULL,'{"index":0}','{"parent":0,"startAt":"Double"}',NULL,-5509245386937553206);
INSERT INTO "history_events" VALUES(107,3,13,13,11,1795414106108,'MapIterationStarted',1,4,'Each','{"n":2}',NULL,'{"index":1}','{"parent":0,"startAt":"Double"}',NULL,2215502146035039561);
INSERT INTO "history_events" VALUES(108,3,14,14,11,1795414106108,'MapIterationStarted',1,5,'Each','{"n":3}',NULL,'{"index":2}','{"parent":0,"startAt":"Double"}',NULL,6767654404377732366);
INSERT INTO "history_events" VALUES(109,3,15,15,12,1795414106108,'PassStateEntered',1,3,'Double',NULL,12,NULL,NULL,NULL,-2136206316850972525);
INSERT INTO "history_events" VALUES(110,3,16,16,15,1795414106108,'PassStateExited',1,3,'Double','{"twice":2}',NULL,NULL,NULL,NULL,-157887153151477585);
INSERT INTO "history_events" VALUES(111,3,17,17,16,1795414106108,'MapIterationSucceeded',1,3,'Each',NULL,NULL,'{"index":0}',NULL,NULL,5671716209444547171);
INSERT INTO "history_events" VALUES(112,3,18,18,13,1795414106108,'PassStateEntered',1,4,'Double',NULL,13,NULL,NULL,NULL,-1163364957797257253);
INSERT INTO "history_events" VALUES(113,3,19,19,18,1795414106108,'PassStateExited',1,4,'Double','{"twice":4}',NULL,NULL,NULL,NULL,-1411936903103499231);
INSERT INTO "history_events" VALUES(114,3,20,20,19,1795414106108,'MapIterationSucceeded',1,4,'Each',NULL,NULL,'{"index":1}',NULL,NULL,-8035751081513985768);
INSERT INTO "history_events" VALUES(115,3,21,21,14,1795414106108,'PassStateEntered',1,5,'Double',NULL,14,NULL,NULL,NULL,-8923092161247878242);
INSERT INTO "history_events" VALUES(116,3,22,22,21,1795414106108,'PassStateExited',1,5,'Double','{"twice":6}',NULL,NULL,NULL,NULL,2002040627045697033);
INSERT INTO "history_events" VALUES(117,3,23,23,22,1795414106108,'MapIterationSucceeded',1,5,'Each',NULL,NULL,'{"index":2}',NULL,NULL,-4558422395339755881);
INSERT INTO "history_events" VALUES(118,3,24,24,23,1795414106108,'MapStateSucceeded',1,0,'Each',NULL,NULL,NULL,NULL,NULL,1024321009158363529);
INSERT INTO "history_events" VALUES(119,3,25,25,23,1795414106108,'MapStateExited',1,0,'Each','{"n":2,"items":[{"n":1},{"n":2},{"n":3}],"both":[{"n":2,"items":[{"n":1},{"n":2},{"n":3}]},{"n":2,"items":[{"n":1},{"n":2},{"n":3}]}],"each":[{"twice":2},{"twice":4},{"twice":6}]}',NULL,NULL,'{"next":"Ask"}',NULL,2670325143607884358);
INSERT INTO "history_events" VALUES(120,3,26,26,25,1795414106108,'ChoiceStateEntered',1,0,'Ask',NULL,25,NULL,NULL,NULL,8823503229306675896);
INSERT INTO "history_events" VALUES(121,3,27,27,26,1795414106108,'ChoiceStateExited',1,0,'Ask',NULL,25,NULL,'{"next":"Fail"}',NULL,-75049541990392971);
INSERT INTO "history_events" VALUES(122,3,28,28,27,1795414106108,'FailStateEntered',1,0,'Fail',NULL,25,NULL,NULL,NULL,1878510856238300452);
INSERT INTO "history_events" VALUES(123,3,29,29,28,1795414106108,'ExecutionFailed',1,0,NULL,NULL,NULL,'{"error":"TooSmall","cause":"n is too small"}',NULL,NULL,173691239205003012);
INSERT INTO "history_events" VALUES(124,4,3,3,0,1795414106109,'ExecutionTimedOut',1,0,NULL,NULL,NULL,'{"error":"States.Timeout"}',NULL,NULL,5394018035474259927);
INSERT INTO "history_events" VALUES(134,9,1,1,0,1795414106120,'ExecutionStarted',1,0,NULL,'{}',NULL,'{"roleArn":"arn:aws:iam::123456789012:role/stepwell"}','{"name":"trash-2","stateMachineId":9,"revision":1,"deadline":1826950106120,"startAt":"A","evaluator":1}',129,-4073439159913789387);
INSERT INTO "history_events" VALUES(135,9,2,2,0,1795414106120,'PassStateEntered',1,0,'A',NULL,1,NULL,NULL,129,4390586204971198925);
INSERT INTO "history_events" VALUES(136,9,3,3,2,1795414106120,'PassStateExited',1,0,'A',NULL,1,NULL,NULL,129,2356492641780093022);
INSERT INTO "history_events" VALUES(137,9,4,4,3,1795414106120,'ExecutionSucceeded',1,0,NULL,NULL,1,NULL,NULL,129,542377895483083399);
INSERT INTO "history_events" VALUES(139,10,1,1,0,1795414106159,'ExecutionStarted',1,0,NULL,'{}',NULL,'{"roleArn":"arn:aws:iam::123456789012:role/stepwell"}','{"name":"retrying","stateMachineId":5,"revision":1,"deadline":1826950106159,"startAt":"Work","evaluator":1}',133,3192371851402115162);
INSERT INTO "history_events" VALUES(140,10,2,2,0,1795414106159,'TaskStateEntered',1,0,'Work',NULL,1,NULL,NULL,133,-6066257585422830346);
INSERT INTO "history_events" VALUES(141,10,3,3,2,1795414106159,'ActivityScheduled',1,0,'Work',NULL,1,'{"resource":"arn:aws:states:us-east-1:123456789012:activity:ship","timeoutInSeconds":80000000,"heartbeatInSeconds":600}','{"activityId":1}',133,4729060892109576756);
INSERT INTO "history_events" VALUES(142,10,4,4,3,1795414106160,'ActivityStarted',1,0,NULL,NULL,NULL,'{"workerName":"w"}','{"task":3,"nonce":"L43l9nu1BUHbO1pOu-r4sQ","timeoutAt":1875414106160}',135,347527778410457827);
INSERT INTO "history_events" VALUES(143,10,5,5,4,1795414106160,'ActivityFailed',1,0,NULL,NULL,NULL,'{"error":"Busy","cause":"as told"}','{"task":3}',136,3343335628421028457);
INSERT INTO "history_events" VALUES(144,10,6,NULL,NULL,1795414106160,'RetryScheduled',1,0,'Work',NULL,NULL,NULL,'{"retrier":0,"attempt":1,"dueAt":1795414146160,"after":5,"error":"Busy"}',136,-2382357388462007129);
INSERT INTO "history_events" VALUES(145,11,1,1,0,1795414106161,'ExecutionStarted',1,0,NULL,'{}',NULL,'{"roleArn":"arn:aws:iam::123456789012:role/stepwell"}','{"name":"assigned","stateMachineId":5,"revision":1,"deadline":1826950106161,"startAt":"Work","evaluator":1}',137,1301610757990081628);
INSERT INTO "history_events" VALUES(146,11,2,2,0,1795414106161,'TaskStateEntered',1,0,'Work',NULL,1,NULL,NULL,137,5481520503977706948);
INSERT INTO "history_events" VALUES(147,11,3,3,2,1795414106161,'ActivityScheduled',1,0,'Work',NULL,1,'{"resource":"arn:aws:states:us-east-1:123456789012:activity:ship","timeoutInSeconds":80000000,"heartbeatInSeconds":600}','{"activityId":1}',137,-8626255659516527547);
INSERT INTO "history_events" VALUES(148,11,4,4,3,1795414106162,'ActivityStarted',1,0,NULL,NULL,NULL,'{"workerName":"w"}','{"task":3,"nonce":"Pj9pMAy6wfiNYouosPP_5A","timeoutAt":1875414106162}',139,-4030291400555205551);
INSERT INTO "history_events" VALUES(149,12,1,1,0,1795414106162,'ExecutionStarted',1,0,NULL,'{}',NULL,'{"roleArn":"arn:aws:iam::123456789012:role/stepwell"}','{"name":"pair","stateMachineId":7,"revision":1,"deadline":1826950106162,"startAt":"Both","evaluator":1}',141,6108303548881581800);
INSERT INTO "history_events" VALUES(150,12,2,2,0,1795414106162,'ParallelStateEntered',1,0,'Both',NULL,1,NULL,NULL,141,9166102009977561490);
INSERT INTO "history_events" VALUES(151,12,3,3,2,1795414106162,'ParallelStateStarted',1,0,'Both',NULL,1,NULL,'{"firstBranch":1,"startAt":["Work","Later"]}',141,3222985803647373488);
INSERT INTO "history_events" VALUES(152,12,4,4,3,1795414106162,'TaskStateEntered',1,1,'Work',NULL,1,NULL,NULL,141,-3692489595506792432);
INSERT INTO "history_events" VALUES(153,12,5,5,4,1795414106162,'ActivityScheduled',1,1,'Work',NULL,1,'{"resource":"arn:aws:states:us-east-1:123456789012:activity:ship","timeoutInSeconds":80000000,"heartbeatInSeconds":600}','{"activityId":1}',141,555865564154404013);
INSERT INTO "history_events" VALUES(154,12,6,6,3,1795414106162,'WaitStateEntered',1,2,'Later',NULL,1,NULL,'{"waitUntil":1795414146162}',141,7894033084585902320);
INSERT INTO "history_events" VALUES(155,12,7,7,5,1795414106163,'ActivityStarted',1,1,NULL,NULL,NULL,'{"workerName":"w"}','{"task":5,"nonce":"PKQxLVTM9kPLj8aO2TuvJA","timeoutAt":1875414106163}',143,4205226667956373471);
INSERT INTO "history_events" VALUES(156,13,1,1,0,1795414106164,'ExecutionStarted',1,0,NULL,'[{"n": 1}, {"n": 2}, {"n": 3}]',NULL,'{"roleArn":"arn:aws:iam::123456789012:role/stepwell"}','{"name":"many","stateMachineId":6,"revision":1,"deadline":1826950106164,"startAt":"Each","evaluator":1}',144,-6297131864888664079);
INSERT INTO "history_events" VALUES(157,13,2,2,0,1795414106164,'MapStateEntered',1,0,'Each',NULL,1,NULL,NULL,144,781292524159897095);
INSERT INTO "history_events" VALUES(158,13,3,3,2,1795414106164,'MapStateStarted',1,0,'Each',NULL,1,'{"length":3}','{"slots":2}',144,6334122579349912267);
INSERT INTO "history_events" VALUES(159,13,4,4,3,1795414106164,'MapIterationStarted',1,1,'Each','{"n":1}',NULL,'{"index":0}','{"parent":0,"startAt":"Work"}',144,-5988927372839874739);
INSERT INTO "history_events" VALUES(160,13,5,5,3,1795414106164,'MapIterationStarted',1,2,'Each','{"n":2}',NULL,'{"index":1}','{"parent":0,"startAt":"Work"}',144,-2691852272518004776);
INSERT INTO "history_events" VALUES(161,13,6,6,4,1795414106164,'TaskStateEntered',1,1,'Work',NULL,4,NULL,NULL,144,-4753054644971277815);
INSERT INTO "history_events" VALUES(162,13,7,7,6,1795414106164,'ActivityScheduled',1,1,'Work',NULL,4,'{"resource":"arn:aws:states:us-east-1:123456789012:activity:ship","timeoutInSeconds":80000000,"heartbeatInSeconds":600}','{"activityId":1}',144,5444893054567784995);
INSERT INTO "history_events" VALUES(163,13,8,8,5,1795414106164,'TaskStateEntered',1,2,'Work',NULL,5,NULL,NULL,144,-8008364911491441689);
INSERT INTO "history_events" VALUES(164,13,9,9,8,1795414106164,'ActivityScheduled',1,2,'Work',NULL,5,'{"resource":"arn:aws:states:us-east-1:123456789012:activity:ship","timeoutInSeconds":80000000,"heartbeatInSeconds":600}','{"activityId":1}',144,-2806882131930666853);
INSERT INTO "history_events" VALUES(165,13,10,10,7,1795414106164,'ActivityStarted',1,1,NULL,NULL,NULL,'{"workerName":"w"}','{"task":7,"nonce":"hkwjharc0r8nzmnyY7WaZQ","timeoutAt":1875414106164}',146,-6403496916383052534);
INSERT INTO "history_events" VALUES(166,14,1,1,0,1795414106165,'ExecutionStarted',1,0,NULL,'{}',NULL,'{"roleArn":"arn:aws:iam::123456789012:role/stepwell"}','{"name":"queued","stateMachineId":5,"revision":1,"deadline":1826950106165,"startAt":"Work","evaluator":1}',147,7776669120344780061);
INSERT INTO "history_events" VALUES(167,14,2,2,0,1795414106165,'TaskStateEntered',1,0,'Work',NULL,1,NULL,NULL,147,669088983448820882);
INSERT INTO "history_events" VALUES(168,14,3,3,2,1795414106165,'ActivityScheduled',1,0,'Work',NULL,1,'{"resource":"arn:aws:states:us-east-1:123456789012:activity:ship","timeoutInSeconds":80000000,"heartbeatInSeconds":600}','{"activityId":1}',147,-813138349411069313);
INSERT INTO "history_events" VALUES(169,15,1,1,0,1795414106165,'ExecutionStarted',1,0,NULL,'{}',NULL,'{"roleArn":"arn:aws:iam::123456789012:role/stepwell"}','{"name":"asleep","stateMachineId":3,"revision":1,"deadline":1826950106165,"startAt":"Later","evaluator":1}',148,6358888928682546124);
INSERT INTO "history_events" VALUES(170,15,2,2,0,1795414106165,'WaitStateEntered',1,0,'Later',NULL,1,NULL,'{"waitUntil":1795414146165}',148,3256421214371720263);
INSERT INTO "history_events" VALUES(171,16,1,1,0,1795414106166,'ExecutionStarted',1,0,NULL,'{}',NULL,'{"roleArn":"arn:aws:iam::123456789012:role/stepwell"}','{"name":"until","stateMachineId":4,"revision":1,"deadline":1826950106166,"startAt":"Day","evaluator":1}',149,875181450221096092);
INSERT INTO "history_events" VALUES(172,16,2,2,0,1795414106166,'WaitStateEntered',1,0,'Day',NULL,1,NULL,NULL,149,-7493875037138138179);
INSERT INTO "history_events" VALUES(173,16,3,3,2,1795414106166,'WaitStateExited',1,0,'Day',NULL,1,NULL,'{"next":"Later"}',149,-2664922286549360036);
INSERT INTO "history_events" VALUES(174,16,4,4,3,1795414106166,'WaitStateEntered',1,0,'Later',NULL,1,NULL,'{"waitUntil":1795414142000,"wallClock":true}',149,1996945436951680808);
INSERT INTO "history_events" VALUES(175,17,1,1,0,1795414106388,'ExecutionStarted',1,0,NULL,'{}',NULL,'{"roleArn":"arn:aws:iam::123456789012:role/stepwell"}','{"name":"after-the-checkpoint","stateMachineId":3,"revision":1,"deadline":1826950106388,"startAt":"Later","evaluator":1}',174,-909759934596804393);
INSERT INTO "history_events" VALUES(176,17,2,2,0,1795414106388,'WaitStateEntered',1,0,'Later',NULL,1,NULL,'{"waitUntil":1795414146388}',174,6444419629849481419);
CREATE TABLE meta (
  id                  INTEGER PRIMARY KEY CHECK (id = 1),
  shard               INTEGER NOT NULL,  -- number of this file among several; part of task tokens
  created_at          INTEGER NOT NULL,
  token_key           BLOB,              -- 32 random bytes: task tokens and page tokens are checked with it
  epoch               INTEGER NOT NULL,  -- one more with every start; a server that finds another one stops
  clean_shutdown      INTEGER NOT NULL,  -- 1 after an orderly end
  next_position       INTEGER NOT NULL,  -- ids below these may have been given out; raised in blocks before
  next_execution_id   INTEGER NOT NULL,  -- use and never taken from a table's maximum, because retention would
  next_call_id        INTEGER NOT NULL,  -- make them start over and bring old tokens back to life
  checkpoint_position INTEGER,           -- `pending` reflects the log up to here; NULL: not at all
  checkpoint_version  INTEGER NOT NULL,  -- of the meaning of `pending`
  probes              INTEGER NOT NULL   -- small writes that asked whether a fault of the disk is over
) STRICT;
INSERT INTO "meta" VALUES(1,0,1795414102083,X'6098E76C566021065F9C4B5A2FE5AA9B64CFA0C10A9C34623AF39CB8F61B9EDE',1,0,65537,4097,16385,174,1,0);
CREATE TABLE pending (
  execution_id      INTEGER NOT NULL,
  kind              TEXT NOT NULL,     -- Wait, Retry, TaskTimeout, Heartbeat, ExecutionTimeout, QueuedTask,
                                       -- AssignedTask, Runnable
  seq               INTEGER NOT NULL,  -- the row that made it; 0 for Runnable
  due_at            INTEGER,           -- timers; Heartbeat: the first deadline, a heartbeat counts anew
  wall_clock        INTEGER NOT NULL,  -- 1: a moment of the wall clock (Timestamp), 0: a delay
  interval_ms       INTEGER,           -- Heartbeat
  activity_id       INTEGER,           -- tasks: whose queue
  returned          INTEGER NOT NULL,  -- QueuedTask: came back, stands at the head of the queue
  queued_at         INTEGER,           -- QueuedTask: its place in the queue
  delivered         INTEGER NOT NULL,  -- AssignedTask: the answer that carried it reached the worker's connection
  last_heartbeat_at INTEGER,
  PRIMARY KEY (execution_id, kind, seq)
) STRICT, WITHOUT ROWID;
INSERT INTO "pending" VALUES(10,'ExecutionTimeout',1,1826950106159,0,NULL,NULL,0,NULL,0,NULL);
INSERT INTO "pending" VALUES(10,'Retry',6,1795414146160,0,NULL,NULL,0,NULL,0,NULL);
INSERT INTO "pending" VALUES(11,'AssignedTask',3,NULL,0,NULL,1,0,NULL,1,NULL);
INSERT INTO "pending" VALUES(11,'ExecutionTimeout',1,1826950106161,0,NULL,NULL,0,NULL,0,NULL);
INSERT INTO "pending" VALUES(11,'Heartbeat',3,1795414706162,0,600000,NULL,0,NULL,0,1795414106162);
INSERT INTO "pending" VALUES(11,'TaskTimeout',3,1875414106162,0,NULL,NULL,0,NULL,0,NULL);
INSERT INTO "pending" VALUES(12,'AssignedTask',5,NULL,0,NULL,1,0,NULL,1,NULL);
INSERT INTO "pending" VALUES(12,'ExecutionTimeout',1,1826950106162,0,NULL,NULL,0,NULL,0,NULL);
INSERT INTO "pending" VALUES(12,'Heartbeat',5,1795414706163,0,600000,NULL,0,NULL,0,NULL);
INSERT INTO "pending" VALUES(12,'TaskTimeout',5,1875414106163,0,NULL,NULL,0,NULL,0,NULL);
INSERT INTO "pending" VALUES(12,'Wait',6,1795414146162,0,NULL,NULL,0,NULL,0,NULL);
INSERT INTO "pending" VALUES(13,'AssignedTask',7,NULL,0,NULL,1,0,NULL,1,NULL);
INSERT INTO "pending" VALUES(13,'ExecutionTimeout',1,1826950106164,0,NULL,NULL,0,NULL,0,NULL);
INSERT INTO "pending" VALUES(13,'Heartbeat',7,1795414706164,0,600000,NULL,0,NULL,0,NULL);
INSERT INTO "pending" VALUES(13,'QueuedTask',9,NULL,0,NULL,1,0,1795414106164,0,NULL);
INSERT INTO "pending" VALUES(13,'TaskTimeout',7,1875414106164,0,NULL,NULL,0,NULL,0,NULL);
INSERT INTO "pending" VALUES(14,'ExecutionTimeout',1,1826950106165,0,NULL,NULL,0,NULL,0,NULL);
INSERT INTO "pending" VALUES(14,'QueuedTask',3,NULL,0,NULL,1,0,1795414106165,0,NULL);
INSERT INTO "pending" VALUES(15,'ExecutionTimeout',1,1826950106165,0,NULL,NULL,0,NULL,0,NULL);
INSERT INTO "pending" VALUES(15,'Wait',2,1795414146165,0,NULL,NULL,0,NULL,0,NULL);
INSERT INTO "pending" VALUES(16,'ExecutionTimeout',1,1826950106166,0,NULL,NULL,0,NULL,0,NULL);
INSERT INTO "pending" VALUES(16,'Wait',4,1795414142000,1,NULL,NULL,0,NULL,0,NULL);
CREATE TABLE purge_leftovers (
  execution_id INTEGER PRIMARY KEY
) STRICT;
CREATE TABLE purges (
  position    INTEGER PRIMARY KEY,
  purged_at   INTEGER NOT NULL,
  cause       TEXT NOT NULL,     -- 'retention': by the settings; 'purge': `stepwell purge`
  executions  TEXT NOT NULL,     -- JSON: pairs [first, last] of execution ids, ascending
  removed     INTEGER NOT NULL,  -- how many executions these are
  calls_below INTEGER,           -- rows of api_calls with a lower id are removed too; NULL: none
  call_id     INTEGER,           -- the row of api_calls that caused it
  checksum    INTEGER NOT NULL
) STRICT;
INSERT INTO "purges" VALUES(138,1795414106153,'purge','[[7,8]]',2,NULL,132,-6497370329986452185);
CREATE TABLE quarantine (
  execution_id   INTEGER PRIMARY KEY,
  reason         TEXT NOT NULL,
  quarantined_at INTEGER NOT NULL
) STRICT;
CREATE TABLE recoveries (
  epoch           INTEGER PRIMARY KEY,
  started_at      INTEGER NOT NULL,
  clean           INTEGER NOT NULL,  -- the end before it was an orderly one
  open_executions INTEGER NOT NULL,
  folded          INTEGER NOT NULL,  -- folded from the log; the rest came from `pending`
  timers          INTEGER NOT NULL,
  tasks           INTEGER NOT NULL,
  quarantined     INTEGER NOT NULL,
  duration_us     INTEGER NOT NULL
) STRICT;
INSERT INTO "recoveries" VALUES(1,1795414102083,0,0,0,0,0,0,2000);
CREATE TABLE registry_events (
  position         INTEGER PRIMARY KEY,
  recorded_at      INTEGER NOT NULL,
  type             TEXT NOT NULL,
  version          INTEGER NOT NULL,
  state_machine_id INTEGER,
  revision         INTEGER,
  activity_id      INTEGER,
  name             TEXT,
  definition       TEXT,  -- as the caller sent it
  details          TEXT,  -- JSON object
  call_id          INTEGER,
  checksum         INTEGER NOT NULL
) STRICT;
INSERT INTO "registry_events" VALUES(1,1795414102092,'ActivityCreated',1,NULL,NULL,1,'ship',NULL,'{"partition":"aws","region":"us-east-1","account":"123456789012"}',1,-7220965550058986380);
INSERT INTO "registry_events" VALUES(2,1795414102095,'StateMachineCreated',1,1,NULL,NULL,'tour','{"StartAt": "Both", "States": {"Both": {"Type": "Parallel", "Next": "Each", "ResultPath": "$.both", "Branches": [{"StartAt": "Left", "States": {"Left": {"Type": "Pass", "Assign": {"side.$": "$.n"}, "End": true}}}, {"StartAt": "Right", "States": {"Right": {"Type": "Wait", "Seconds": 1, "End": true}}}]}, "Each": {"Type": "Map", "ItemsPath": "$.items", "Next": "Ask", "ResultPath": "$.each", "ItemProcessor": {"StartAt": "Double", "States": {"Double": {"Type": "Pass", "Parameters": {"twice.$": "States.MathAdd($.n, $.n)"}, "End": true}}}}, "Ask": {"Type": "Choice", "Default": "Fail", "Choices": [{"Variable": "$.n", "NumericGreaterThan": 5, "Next": "Ship"}]}, "Fail": {"Type": "Fail", "Error": "TooSmall", "Cause": "n is too small"}, "Ship": {"Type": "Task", "Resource": "arn:aws:states:us-east-1:123456789012:activity:ship", "TimeoutSeconds": 80000000, "HeartbeatSeconds": 600, "Next": "Done", "Retry": [{"ErrorEquals": ["Busy"], "IntervalSeconds": 1}], "Catch": [{"ErrorEquals": ["Broken"], "Next": "Fallback"}]}, "Fallback": {"Type": "Pass", "Result": "given up", "End": true}, "Done": {"Type": "Succeed"}}}','{"partition":"aws","region":"us-east-1","account":"123456789012","type":"STANDARD","roleArn":"arn:aws:iam::123456789012:role/stepwell","loggingConfiguration":{"level":"OFF","includeExecutionData":false},"tracingConfiguration":{"enabled":false}}',2,-4557351731643629622);
INSERT INTO "registry_events" VALUES(3,1795414102095,'StateMachineCreated',1,2,NULL,NULL,'short','{"StartAt": "Long", "TimeoutSeconds": 1, "States": {"Long": {"Type": "Wait", "Seconds": 60, "End": true}}}','{"partition":"aws","region":"us-east-1","account":"123456789012","type":"STANDARD","roleArn":"arn:aws:iam::123456789012:role/stepwell","loggingConfiguration":{"level":"OFF","includeExecutionData":false},"tracingConfiguration":{"enabled":false}}',3,1983875820827220240);
INSERT INTO "registry_events" VALUES(4,1795414102096,'StateMachineCreated',1,3,NULL,NULL,'sleep','{"StartAt": "Later", "States": {"Later": {"Type": "Wait", "Seconds": 40, "End": true}}}','{"partition":"aws","region":"us-east-1","account":"123456789012","type":"STANDARD","roleArn":"arn:aws:iam::123456789012:role/stepwell","loggingConfiguration":{"level":"OFF","includeExecutionData":false},"tracingConfiguration":{"enabled":false}}',4,7780408895788741288);
INSERT INTO "registry_events" VALUES(5,1795414102097,'StateMachineCreated',1,4,NULL,NULL,'until','{"StartAt": "Day", "States": {"Day": {"Type": "Wait", "Timestamp": "2020-01-02T03:04:05Z", "Next": "Later"}, "Later": {"Type": "Wait", "Timestamp": "2026-11-23T06:09:02Z", "End": true}}}','{"partition":"aws","region":"us-east-1","account":"123456789012","type":"STANDARD","roleArn":"arn:aws:iam::123456789012:role/stepwell","loggingConfiguration":{"level":"OFF","includeExecutionData":false},"tracingConfiguration":{"enabled":false}}',5,4622814712544795990);
INSERT INTO "registry_events" VALUES(6,1795414102098,'StateMachineCreated',1,5,NULL,NULL,'one','{"StartAt": "Work", "States": {"Work": {"Type": "Task", "Resource": "arn:aws:states:us-east-1:123456789012:activity:ship", "TimeoutSeconds": 80000000, "HeartbeatSeconds": 600, "End": true, "Retry": [{"ErrorEquals": ["Busy"], "IntervalSeconds": 40, "MaxAttempts": 2}]}}}','{"partition":"aws","region":"us-east-1","account":"123456789012","type":"STANDARD","roleArn":"arn:aws:iam::123456789012:role/stepwell","loggingConfiguration":{"level":"OFF","includeExecutionData":false},"tracingConfiguration":{"enabled":false}}',6,3839956968756756385);
INSERT INTO "registry_events" VALUES(7,1795414102098,'StateMachineCreated',1,6,NULL,NULL,'many','{"StartAt": "Each", "States": {"Each": {"Type": "Map", "MaxConcurrency": 2, "End": true, "ItemProcessor": {"StartAt": "Work", "States": {"Work": {"Type": "Task", "Resource": "arn:aws:states:us-east-1:123456789012:activity:ship", "TimeoutSeconds": 80000000, "HeartbeatSeconds": 600, "End": true}}}}}}','{"partition":"aws","region":"us-east-1","account":"123456789012","type":"STANDARD","roleArn":"arn:aws:iam::123456789012:role/stepwell","loggingConfiguration":{"level":"OFF","includeExecutionData":false},"tracingConfiguration":{"enabled":false}}',7,-7528046426732438720);
INSERT INTO "registry_events" VALUES(8,1795414102099,'StateMachineCreated',1,7,NULL,NULL,'pair','{"StartAt": "Both", "States": {"Both": {"Type": "Parallel", "End": true, "Branches": [{"StartAt": "Work", "States": {"Work": {"Type": "Task", "Resource": "arn:aws:states:us-east-1:123456789012:activity:ship", "TimeoutSeconds": 80000000, "HeartbeatSeconds": 600, "End": true}}}, {"StartAt": "Later", "States": {"Later": {"Type": "Wait", "Seconds": 40, "End": true}}}]}}}','{"partition":"aws","region":"us-east-1","account":"123456789012","type":"STANDARD","roleArn":"arn:aws:iam::123456789012:role/stepwell","loggingConfiguration":{"level":"OFF","includeExecutionData":false},"tracingConfiguration":{"enabled":false}}',8,-5228779928830353189);
INSERT INTO "registry_events" VALUES(94,1795414105111,'StateMachineCreated',1,8,NULL,NULL,'gone','{"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}}','{"partition":"aws","region":"us-east-1","account":"123456789012","type":"STANDARD","roleArn":"arn:aws:iam::123456789012:role/stepwell","loggingConfiguration":{"level":"OFF","includeExecutionData":false},"tracingConfiguration":{"enabled":false}}',24,1459441820837066441);
INSERT INTO "registry_events" VALUES(99,1795414105113,'StateMachineDeletionStarted',1,8,NULL,NULL,NULL,NULL,NULL,27,-6976141414967105107);
INSERT INTO "registry_events" VALUES(100,1795414105113,'StateMachineDeleted',1,8,NULL,NULL,NULL,NULL,NULL,27,3837064722008646895);
INSERT INTO "registry_events" VALUES(125,1795414106117,'StateMachineCreated',1,9,NULL,NULL,'trash','{"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}}','{"partition":"aws","region":"us-east-1","account":"123456789012","type":"STANDARD","roleArn":"arn:aws:iam::123456789012:role/stepwell","loggingConfiguration":{"level":"OFF","includeExecutionData":false},"tracingConfiguration":{"enabled":false}}',124,2096119787463390519);
CREATE TABLE restores (
  epoch       INTEGER PRIMARY KEY,  -- the file's epoch from then on
  restored_at INTEGER NOT NULL,
  source      TEXT NOT NULL         -- the copy's path
) STRICT;
CREATE TABLE state_machine_revisions (
  state_machine_id         INTEGER NOT NULL,
  revision                 INTEGER NOT NULL,
  revision_id              TEXT,  -- as DescribeStateMachine shows it; the first revision has none
  created_at               INTEGER NOT NULL,
  definition               TEXT NOT NULL,
  definition_sha256        TEXT NOT NULL,
  role_arn                 TEXT NOT NULL,
  logging_configuration    TEXT,  -- JSON; NULL: the default
  tracing_configuration    TEXT,
  encryption_configuration TEXT,
  PRIMARY KEY (state_machine_id, revision)
) STRICT;
INSERT INTO "state_machine_revisions" VALUES(1,1,NULL,1795414102095,'{"StartAt": "Both", "States": {"Both": {"Type": "Parallel", "Next": "Each", "ResultPath": "$.both", "Branches": [{"StartAt": "Left", "States": {"Left": {"Type": "Pass", "Assign": {"side.$": "$.n"}, "End": true}}}, {"StartAt": "Right", "States": {"Right": {"Type": "Wait", "Seconds": 1, "End": true}}}]}, "Each": {"Type": "Map", "ItemsPath": "$.items", "Next": "Ask", "ResultPath": "$.each", "ItemProcessor": {"StartAt": "Double", "States": {"Double": {"Type": "Pass", "Parameters": {"twice.$": "States.MathAdd($.n, $.n)"}, "End": true}}}}, "Ask": {"Type": "Choice", "Default": "Fail", "Choices": [{"Variable": "$.n", "NumericGreaterThan": 5, "Next": "Ship"}]}, "Fail": {"Type": "Fail", "Error": "TooSmall", "Cause": "n is too small"}, "Ship": {"Type": "Task", "Resource": "arn:aws:states:us-east-1:123456789012:activity:ship", "TimeoutSeconds": 80000000, "HeartbeatSeconds": 600, "Next": "Done", "Retry": [{"ErrorEquals": ["Busy"], "IntervalSeconds": 1}], "Catch": [{"ErrorEquals": ["Broken"], "Next": "Fallback"}]}, "Fallback": {"Type": "Pass", "Result": "given up", "End": true}, "Done": {"Type": "Succeed"}}}','53c1c7d5bc5f7171d3abb4caebb713b46927f607d18fc396b752f5d6de151bc4','arn:aws:iam::123456789012:role/stepwell','{"level":"OFF","includeExecutionData":false}','{"enabled":false}',NULL);
INSERT INTO "state_machine_revisions" VALUES(2,1,NULL,1795414102095,'{"StartAt": "Long", "TimeoutSeconds": 1, "States": {"Long": {"Type": "Wait", "Seconds": 60, "End": true}}}','512011c493f1cc4ab5ed0c81caa9a64c25b364fadf7936ea42d16ea96fca11ea','arn:aws:iam::123456789012:role/stepwell','{"level":"OFF","includeExecutionData":false}','{"enabled":false}',NULL);
INSERT INTO "state_machine_revisions" VALUES(3,1,NULL,1795414102096,'{"StartAt": "Later", "States": {"Later": {"Type": "Wait", "Seconds": 40, "End": true}}}','4bdd2500b053507d6a6d7df47894de302343d2c5eb76c830a948e2560e4a7dcd','arn:aws:iam::123456789012:role/stepwell','{"level":"OFF","includeExecutionData":false}','{"enabled":false}',NULL);
INSERT INTO "state_machine_revisions" VALUES(4,1,NULL,1795414102097,'{"StartAt": "Day", "States": {"Day": {"Type": "Wait", "Timestamp": "2020-01-02T03:04:05Z", "Next": "Later"}, "Later": {"Type": "Wait", "Timestamp": "2026-11-23T06:09:02Z", "End": true}}}','5b386da95fb636e59a7c4e1bd67560e7b9e20636c6cde084c5698f3e812dbe6c','arn:aws:iam::123456789012:role/stepwell','{"level":"OFF","includeExecutionData":false}','{"enabled":false}',NULL);
INSERT INTO "state_machine_revisions" VALUES(5,1,NULL,1795414102098,'{"StartAt": "Work", "States": {"Work": {"Type": "Task", "Resource": "arn:aws:states:us-east-1:123456789012:activity:ship", "TimeoutSeconds": 80000000, "HeartbeatSeconds": 600, "End": true, "Retry": [{"ErrorEquals": ["Busy"], "IntervalSeconds": 40, "MaxAttempts": 2}]}}}','28f21a4ee86169e003648e8e6dc869f3473cae8567fd894cb2fd53691aeb41f3','arn:aws:iam::123456789012:role/stepwell','{"level":"OFF","includeExecutionData":false}','{"enabled":false}',NULL);
INSERT INTO "state_machine_revisions" VALUES(6,1,NULL,1795414102098,'{"StartAt": "Each", "States": {"Each": {"Type": "Map", "MaxConcurrency": 2, "End": true, "ItemProcessor": {"StartAt": "Work", "States": {"Work": {"Type": "Task", "Resource": "arn:aws:states:us-east-1:123456789012:activity:ship", "TimeoutSeconds": 80000000, "HeartbeatSeconds": 600, "End": true}}}}}}','8dbdf0a97520644b51877a77c06ce33f0480d299d2d4ba5d6b950dc123aba41b','arn:aws:iam::123456789012:role/stepwell','{"level":"OFF","includeExecutionData":false}','{"enabled":false}',NULL);
INSERT INTO "state_machine_revisions" VALUES(7,1,NULL,1795414102099,'{"StartAt": "Both", "States": {"Both": {"Type": "Parallel", "End": true, "Branches": [{"StartAt": "Work", "States": {"Work": {"Type": "Task", "Resource": "arn:aws:states:us-east-1:123456789012:activity:ship", "TimeoutSeconds": 80000000, "HeartbeatSeconds": 600, "End": true}}}, {"StartAt": "Later", "States": {"Later": {"Type": "Wait", "Seconds": 40, "End": true}}}]}}}','20f3151be3755f4861589ef44f2beaa546b33dffe73da60c21801af02a066046','arn:aws:iam::123456789012:role/stepwell','{"level":"OFF","includeExecutionData":false}','{"enabled":false}',NULL);
INSERT INTO "state_machine_revisions" VALUES(8,1,NULL,1795414105111,'{"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}}','103143f332f68d3bf6d2be12f496a441f1abb16d4a5b30b1c4b681790c8d2be3','arn:aws:iam::123456789012:role/stepwell','{"level":"OFF","includeExecutionData":false}','{"enabled":false}',NULL);
INSERT INTO "state_machine_revisions" VALUES(9,1,NULL,1795414106117,'{"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}}','103143f332f68d3bf6d2be12f496a441f1abb16d4a5b30b1c4b681790c8d2be3','arn:aws:iam::123456789012:role/stepwell','{"level":"OFF","includeExecutionData":false}','{"enabled":false}',NULL);
CREATE TABLE state_machines (
  state_machine_id INTEGER PRIMARY KEY,
  name             TEXT NOT NULL,
  partition        TEXT NOT NULL,  -- with region and account: the scope its ARN was made with
  region           TEXT NOT NULL,
  account          TEXT NOT NULL,
  type             TEXT NOT NULL,
  status           TEXT NOT NULL CHECK (status IN ('ACTIVE', 'DELETING', 'DELETED')),
  revision         INTEGER NOT NULL,  -- the current one
  created_at       INTEGER NOT NULL,
  updated_at       INTEGER NOT NULL,
  deleted_at       INTEGER
) STRICT;
INSERT INTO "state_machines" VALUES(1,'tour','aws','us-east-1','123456789012','STANDARD','ACTIVE',1,1795414102095,1795414102095,NULL);
INSERT INTO "state_machines" VALUES(2,'short','aws','us-east-1','123456789012','STANDARD','ACTIVE',1,1795414102095,1795414102095,NULL);
INSERT INTO "state_machines" VALUES(3,'sleep','aws','us-east-1','123456789012','STANDARD','ACTIVE',1,1795414102096,1795414102096,NULL);
INSERT INTO "state_machines" VALUES(4,'until','aws','us-east-1','123456789012','STANDARD','ACTIVE',1,1795414102097,1795414102097,NULL);
INSERT INTO "state_machines" VALUES(5,'one','aws','us-east-1','123456789012','STANDARD','ACTIVE',1,1795414102098,1795414102098,NULL);
INSERT INTO "state_machines" VALUES(6,'many','aws','us-east-1','123456789012','STANDARD','ACTIVE',1,1795414102098,1795414102098,NULL);
INSERT INTO "state_machines" VALUES(7,'pair','aws','us-east-1','123456789012','STANDARD','ACTIVE',1,1795414102099,1795414102099,NULL);
INSERT INTO "state_machines" VALUES(8,'gone','aws','us-east-1','123456789012','STANDARD','DELETED',1,1795414105111,1795414105111,1795414105113);
INSERT INTO "state_machines" VALUES(9,'trash','aws','us-east-1','123456789012','STANDARD','ACTIVE',1,1795414106117,1795414106117,NULL);
CREATE TABLE tags (
  resource_kind TEXT NOT NULL CHECK (resource_kind IN ('state_machine', 'activity')),
  resource_id   INTEGER NOT NULL,
  key           TEXT NOT NULL,
  value         TEXT NOT NULL,
  PRIMARY KEY (resource_kind, resource_id, key)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX history_events_by_execution ON history_events (execution_id, seq);
CREATE INDEX executions_by_machine ON executions (state_machine_id);
CREATE INDEX executions_by_status ON executions (state_machine_id, status) WHERE status <> 'SUCCEEDED';
CREATE INDEX executions_by_name ON executions (state_machine_id, name);
CREATE UNIQUE INDEX executions_by_parent ON executions (parent_execution_id, parent_seq)
  WHERE parent_execution_id IS NOT NULL;
CREATE INDEX state_machines_by_name ON state_machines (account, region, name);
CREATE INDEX activities_by_name ON activities (account, region, name);
CREATE VIEW v_executions AS
SELECT e.execution_id,
       'arn:' || m.partition || ':states:' || m.region || ':' || m.account || ':execution:' || m.name || ':' || e.name
         AS execution_arn,
       m.name AS state_machine,
       e.name,
       e.status,
       strftime('%Y-%m-%dT%H:%M:%fZ', e.started_at / 1000.0, 'unixepoch') AS started_at,
       strftime('%Y-%m-%dT%H:%M:%fZ', e.closed_at / 1000.0, 'unixepoch') AS closed_at,
       (SELECT s.payload FROM history_events s WHERE s.execution_id = e.execution_id AND s.seq = 1) AS input,
       (SELECT coalesce(c.payload, (SELECT p.payload FROM history_events p
                                    WHERE p.execution_id = c.execution_id AND p.seq = c.payload_seq))
        FROM history_events c WHERE c.execution_id = e.execution_id AND c.seq = e.closing_seq) AS output,
       (SELECT json_extract(c.details, '$.error')
        FROM history_events c WHERE c.execution_id = e.execution_id AND c.seq = e.closing_seq) AS error,
       (SELECT json_extract(c.details, '$.cause')
        FROM history_events c WHERE c.execution_id = e.execution_id AND c.seq = e.closing_seq) AS cause,
       e.revision,
       e.redrive_count
FROM executions e JOIN state_machines m USING (state_machine_id);
CREATE VIEW v_history AS
SELECT h.execution_id,
       e.name AS execution,
       h.seq,
       h.event_id,
       h.previous_event_id,
       strftime('%Y-%m-%dT%H:%M:%fZ', h.recorded_at / 1000.0, 'unixepoch') AS recorded_at,
       h.type,
       h.branch,
       h.state,
       coalesce(h.payload, (SELECT p.payload FROM history_events p
                            WHERE p.execution_id = h.execution_id AND p.seq = h.payload_seq)) AS payload,
       h.details,
       h.private,
       h.call_id,
       h.position
FROM history_events h LEFT JOIN executions e USING (execution_id);
CREATE VIEW v_waiting AS
SELECT p.execution_id,
       'arn:' || m.partition || ':states:' || m.region || ':' || m.account || ':execution:' || m.name || ':' || e.name
         AS execution_arn,
       e.name AS execution,
       p.kind,
       h.state,
       strftime('%Y-%m-%dT%H:%M:%fZ', h.recorded_at / 1000.0, 'unixepoch') AS since,
       strftime('%Y-%m-%dT%H:%M:%fZ', coalesce(p.last_heartbeat_at + p.interval_ms, p.due_at) / 1000.0, 'unixepoch')
         AS due_at,
       p.seq
FROM pending p
JOIN executions e USING (execution_id)
JOIN state_machines m USING (state_machine_id)
LEFT JOIN history_events h ON h.execution_id = p.execution_id AND h.seq = p.seq;
CREATE VIEW v_activity_tasks AS
SELECT 'arn:' || a.partition || ':states:' || a.region || ':' || a.account || ':activity:' || a.name AS activity_arn,
       CASE p.kind WHEN 'QueuedTask' THEN 'QUEUED' ELSE 'ASSIGNED' END AS status,
       'arn:' || m.partition || ':states:' || m.region || ':' || m.account || ':execution:' || m.name || ':' || e.name
         AS execution_arn,
       e.name AS execution,
       h.state,
       strftime('%Y-%m-%dT%H:%M:%fZ', h.recorded_at / 1000.0, 'unixepoch') AS scheduled_at,
       (SELECT strftime('%Y-%m-%dT%H:%M:%fZ', b.last_heartbeat_at / 1000.0, 'unixepoch') FROM pending b
        WHERE b.execution_id = p.execution_id AND b.kind = 'Heartbeat' AND b.seq = p.seq) AS last_heartbeat_at,
       (SELECT coalesce(json_extract(s.details, '$.workerName'), json_extract(s.private, '$.workerName'))
        FROM history_events s
        WHERE p.kind = 'AssignedTask' AND s.execution_id = p.execution_id AND s.seq > p.seq
          AND s.type IN ('ActivityStarted', 'ActivityHandedOutAgain') AND json_extract(s.private, '$.task') = p.seq
        ORDER BY s.seq DESC LIMIT 1) AS worker_name,
       coalesce(h.payload, (SELECT i.payload FROM history_events i
                            WHERE i.execution_id = h.execution_id AND i.seq = h.payload_seq)) AS input,
       p.delivered,
       p.execution_id,
       p.seq
FROM pending p
JOIN activities a USING (activity_id)
JOIN executions e ON e.execution_id = p.execution_id
JOIN state_machines m USING (state_machine_id)
LEFT JOIN history_events h ON h.execution_id = p.execution_id AND h.seq = p.seq
WHERE p.kind IN ('QueuedTask', 'AssignedTask');
CREATE VIEW v_timers AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', coalesce(p.last_heartbeat_at + p.interval_ms, p.due_at) / 1000.0, 'unixepoch')
         AS due_at,
       p.kind,
       CASE p.wall_clock WHEN 1 THEN 'wall clock' ELSE 'elapsed time' END AS measured_by,
       'arn:' || m.partition || ':states:' || m.region || ':' || m.account || ':execution:' || m.name || ':' || e.name
         AS execution_arn,
       e.name AS execution,
       h.state,
       p.execution_id,
       p.seq
FROM pending p
JOIN executions e USING (execution_id)
JOIN state_machines m USING (state_machine_id)
LEFT JOIN history_events h ON h.execution_id = p.execution_id AND h.seq = p.seq
WHERE p.kind IN ('Wait', 'Retry', 'TaskTimeout', 'Heartbeat', 'ExecutionTimeout');
CREATE VIEW v_api_calls AS
SELECT call_id,
       strftime('%Y-%m-%dT%H:%M:%fZ', received_at / 1000.0, 'unixepoch') AS received_at,
       operation,
       status,
       error,
       duration_us / 1000.0 AS duration_ms,
       count,
       resource,
       caller,
       request_id,
       request
FROM api_calls;
CREATE VIEW v_recoveries AS
SELECT epoch,
       strftime('%Y-%m-%dT%H:%M:%fZ', started_at / 1000.0, 'unixepoch') AS started_at,
       CASE WHEN epoch = 1 THEN 'none' WHEN clean = 1 THEN 'clean' ELSE 'crash' END AS previous_end,
       open_executions AS resumed,
       folded,
       timers AS timers_armed,
       tasks,
       quarantined,
       duration_us / 1000.0 AS duration_ms
FROM recoveries;
CREATE VIEW v_stuck AS
SELECT e.execution_id,
       'arn:' || m.partition || ':states:' || m.region || ':' || m.account || ':execution:' || m.name || ':' || e.name
         AS execution_arn,
       e.name AS execution,
       CASE WHEN q.execution_id IS NOT NULL THEN 'quarantined' ELSE 'nothing pending' END AS problem,
       q.reason,
       strftime('%Y-%m-%dT%H:%M:%fZ', q.quarantined_at / 1000.0, 'unixepoch') AS quarantined_at
FROM executions e
JOIN state_machines m USING (state_machine_id)
LEFT JOIN quarantine q USING (execution_id)
WHERE e.status = 'RUNNING' AND e.status <> 'SUCCEEDED'
  AND (q.execution_id IS NOT NULL
       OR (NOT EXISTS (SELECT 1 FROM pending p WHERE p.execution_id = e.execution_id)
           AND (SELECT h.position FROM history_events h WHERE h.execution_id = e.execution_id
                ORDER BY h.seq DESC LIMIT 1) <= (SELECT checkpoint_position FROM meta)));
CREATE INDEX purges_by_calls ON purges (calls_below) WHERE calls_below IS NOT NULL;
CREATE VIEW v_purges AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', p.purged_at / 1000.0, 'unixepoch') AS purged_at,
       p.cause,
       p.removed AS executions_removed,
       p.executions AS execution_ids,
       p.calls_below AS calls_removed_below,
       p.call_id,
       p.position
FROM purges p;
CREATE VIEW v_tasks_outside AS
SELECT 'arn:' || m.partition || ':states:' || m.region || ':' || m.account || ':execution:' || m.name || ':' || e.name
         AS execution_arn,
       e.name AS execution,
       (SELECT entered.state FROM history_events entered
        WHERE entered.execution_id = h.execution_id AND entered.branch = h.branch AND entered.seq < h.seq
          AND entered.state IS NOT NULL
        ORDER BY entered.seq DESC LIMIT 1) AS state,
       h.type,
       coalesce(json_extract(scheduled.details, '$.resourceType') || ':', '')
         || json_extract(scheduled.details, '$.resource') AS resource,
       strftime('%Y-%m-%dT%H:%M:%fZ', h.recorded_at / 1000.0, 'unixepoch') AS recorded_at,
       h.execution_id,
       h.seq
FROM executions e
JOIN state_machines m USING (state_machine_id)
JOIN history_events h ON h.execution_id = e.execution_id
JOIN history_events scheduled
  ON scheduled.execution_id = h.execution_id AND scheduled.seq = coalesce(json_extract(h.private, '$.task'), h.seq)
WHERE e.status = 'RUNNING' AND e.status <> 'SUCCEEDED'
  AND h.type IN ('TaskScheduled', 'TaskStarted', 'TaskSubmitted', 'LambdaFunctionScheduled', 'LambdaFunctionStarted')
  AND NOT EXISTS (SELECT 1 FROM history_events later
                  WHERE later.execution_id = h.execution_id AND later.seq > h.seq AND later.branch = h.branch);
COMMIT;
